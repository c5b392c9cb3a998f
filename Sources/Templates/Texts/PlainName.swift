internal import VietnameseText

/// A name in letters that every file system and every mail program carries unharmed.
enum PlainName {
  /// The name without diacritics and without anything but letters, digits, spaces, points, `-` and `_`.
  static func text(_ name: String) -> String {
    var result = ""
    for character in TextKey.singleSpaced(name) {
      if character == " " {
        result += " "
        continue
      }
      let plain = TextKey.bare(String(character))
      guard let first = plain.first, first.isASCII else { continue }
      if character.isUppercase { result += plain.uppercased() } else { result += plain }
    }
    let kept = result.filter { $0.isLetter || $0.isNumber || " -_.".contains($0) }
    return TextKey.singleSpaced(kept)
  }
}
