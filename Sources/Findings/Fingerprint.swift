extension Finding {
  /// What makes this finding the same as one of another run: `code|round|unit|sub_unit|indicators|rule|other_unit`, absent
  /// ones empty, indicators joined by `,`. Where it is about no indicator, `textHash` stands in their place. Never the file or
  /// cell, so that a return that comes again has the same findings.
  package func fingerprintText(textHash: String) -> String {
    var named = indicators.joined(separator: ",")
    if indicators.isEmpty, let indicator {
      named = indicator + (measure == nil || measure == "now" ? "" : "[\(measure ?? "")]")
    } else if indicators.isEmpty {
      named = normalisedText == nil ? "" : textHash
    }
    return [code, round ?? "", unit ?? "", subUnit ?? "", named, rule ?? "", otherUnit ?? ""].joined(
      separator: "|")
  }
  /// The first 16 hexadecimal digits of the SHA-256 of `fingerprintText`.
  /// - Parameter sha256: the hash of bytes as hexadecimal digits; hashing is not this target's concern.
  package func fingerprint(sha256: ([UInt8]) -> String) -> String {
    let textHash = normalisedText.map { sha256(Array($0.utf8)) } ?? ""
    return String(sha256(Array(fingerprintText(textHash: textHash).utf8)).prefix(16)).lowercased()
  }
}
