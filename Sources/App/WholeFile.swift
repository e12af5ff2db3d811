import Glibc

/// A file that is there whole or not at all (`reliability.md` 8.1).
enum WholeFile {
  /// Writes under another name in the same folder, and gives the file its name once it is on the disk.
  ///
  /// Only its owner may read a new one; one that is written over keeps its mode.
  ///
  /// - Throws: `FileFault`.
  static func write(_ text: String, to path: String, overwrites: Bool) throws(FileFault) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    guard let name = parts.last, !name.isEmpty else { throw .cannotWrite(path, "it names a folder") }
    var status = stat()
    if !overwrites, lstat(path, &status) == 0 { throw .exists(path) }
    let unnamed = "\(place)/.\(name).tmp-\(getpid())"
    let descriptor = open(unnamed, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault(path, errno) }
    defer { unlink(unnamed) }
    if overwrites, stat(path, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
    let code = put(text, descriptor)
    close(descriptor)
    guard code == 0 else { throw fault(path, code) }
    // A link, unlike a new name, does not take the place of what came there meanwhile.
    let isNamed = overwrites ? rename(unnamed, path) == 0 : link(unnamed, path) == 0 || renamed(unnamed, path)
    guard isNamed else { throw errno == EEXIST ? .exists(path) : fault(path, errno) }
    let opened = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if opened >= 0 {
      fsync(opened)
      close(opened)
    }
  }

  /// Some file systems know no second name for a file.
  private static func renamed(_ old: String, _ new: String) -> Bool {
    guard errno == EPERM || errno == EOPNOTSUPP else { return false }
    var status = stat()
    if lstat(new, &status) == 0 {
      errno = EEXIST
      return false
    }
    return rename(old, new) == 0
  }

  /// - Returns: 0, or what the system said.
  private static func put(_ text: String, _ descriptor: Int32) -> Int32 {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      left = left.dropFirst(max(0, count))
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  private static func fault(_ path: String, _ code: Int32) -> FileFault {
    switch code {
    case ENOENT, ENOTDIR: .cannotWrite(path, "there is no such folder")
    case EACCES, EPERM, EROFS: .cannotWrite(path, "it is not permitted")
    case ENOSPC, EDQUOT: .cannotWrite(path, "the disk is full")
    case EFBIG: .cannotWrite(path, "a limit on the size of files is reached (`ulimit -f`)")
    default: .cannotWrite(path, String(cString: strerror(code)))
    }
  }
}
