import Glibc
import Testing

@testable import Terminal

@Test func aWakePipeIsLeftToNoChildAndKeepsNobodyWaiting() throws {
  let pipe = try #require(WakePipe())
  for end in [pipe.readEnd, pipe.writeEnd] {
    #expect(fcntl(end, F_GETFD) & FD_CLOEXEC != 0)
    #expect(fcntl(end, F_GETFL) & O_NONBLOCK != 0)
    close(end)
  }
}
