import CNcurses

/// A pipe by which a thread or a signal handler wakes the loop: nobody waits at either end, and no program
/// that is started from here inherits it.
package struct WakePipe: Sendable {
  /// Becomes readable when somebody wrote.
  package let readEnd: Int32
  package let writeEnd: Int32

  /// Nil where the process may open no more files.
  package init?() {
    var ends: [Int32] = [0, 0]
    guard nc_pipe(&ends) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }
}
