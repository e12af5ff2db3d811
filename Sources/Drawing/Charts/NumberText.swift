/// Numbers as the screen shows them: short, with a point, half away from zero.
package enum NumberText {
  /// At most four significant digits; whole numbers whole; non-finite ones in words.
  package static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value > 0 ? "Infinity" : "-Infinity" }
    let size = abs(value)
    if size != 0, size < 0.001 || size >= 1_000_000 { return scientific(value) }
    if value == value.rounded(), size < 1_000_000 { return String(Int(value)) }
    let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4
    return fixed(value, decimals: decimals)
  }

  /// At most two decimals, without needless zeros.
  package static func trimmed(_ value: Double) -> String {
    var text = fixed(value, decimals: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A number with exactly so many decimals, rounded half away from zero (`domain.md` 5.11).
  package static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    // Beyond this neither holds: a Double has no such digits, and an Int64 no such number.
    guard value.isFinite, abs(value) < 1e15, abs(value) * scale < 9e18, scale < 9e18 else {
      return short(value)
    }
    // The nudge undoes binary fractions such as 1.005, which is stored just below itself.
    let scaled = Int64((abs(value) * scale + 1e-9).rounded())
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int64(scale))
    let digits = String(rest)
    return sign + String(whole) + "." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
  }

  private static func scientific(_ value: Double) -> String {
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return (value < 0 ? "-" : "") + fixed(mantissa, decimals: 2) + "e\(exponent)"
  }
}
