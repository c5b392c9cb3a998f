import VietnameseText

/// How headings and names of sheets are compared: without case, spaces, tones, and anything but letters and digits.
enum BookHeading {
  /// The key of a heading: `Tên chỉ tiêu` → `tenchitieu`, `soft_min` → `softmin`.
  static func key(_ text: String) -> String {
    var key = ""
    for scalar in TextKey.bare(text).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.unicodeScalars.append(scalar)
    }
    return key
  }

  /// What stands before the colon of a heading, and the name after it; nil without a colon.
  static func parts(_ text: String) -> (heading: String, name: String)? {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return nil }
    let name = String(scalars[scalars.index(after: colon)...])
    return (String(scalars[..<colon]), BookList.split(name).first ?? "")
  }
}
