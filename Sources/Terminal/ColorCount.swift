/// How many colours a terminal can be trusted with.
enum ColorCount {
  /// What curses found, but no more than the terminal's own name promises.
  ///
  /// A name that terminfo does not know is served as a terminal of 256 colours; one that says
  /// `-16color` of itself would be sent indexes that it does not have.
  static func usable(_ found: Int, terminal name: String?) -> Int {
    guard let last = name?.split(separator: "-").last else { return found }
    if ["m", "mono"].contains(last) { return 0 }
    if last == "color" { return min(found, 8) }
    guard last.hasSuffix("color"), let promised = Int(last.dropLast("color".count)) else { return found }
    return min(found, promised)
  }
}
