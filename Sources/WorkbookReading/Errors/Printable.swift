import Glibc

/// A text from a file as it may stand in a message: control characters and bytes that turn the direction of writing
/// are escaped, and it is cut after 200 characters.
package func printable(_ text: String) -> String {
  if text.utf8.count <= 200, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var shown = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == 200 { return shown + "…" }
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      shown += "\\u{\(hexadecimal(scalar.value))}"
    default:
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

/// A file name from its bytes, as it may stand in a message.
package func printable(_ bytes: some Collection<UInt8>) -> String {
  printable(String(decoding: bytes, as: UTF8.self))
}

/// Hexadecimal digits, upper case.
func hexadecimal(_ number: UInt32) -> String { String(number, radix: 16, uppercase: true) }

/// What the C library calls an error.
func systemWords(_ code: Int32) -> String {
  guard let words = strerror(code) else { return "error \(code)" }
  return String(cString: words)
}

/// The number of the operating system's error for a path at which nothing is.
let noSuchFile: Int32 = ENOENT
