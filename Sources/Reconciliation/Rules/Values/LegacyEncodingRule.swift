internal import Findings

/// T110: text in an encoding from before Unicode.
enum LegacyEncodingRule {
  /// What the catalogue says of it.
  static let description = RuleDescription(
    code: "T110", name: "legacy-encoding", level: 1, severity: .info,
    title: ("Bảng mã cũ", "Legacy encoding"),
    checks: (
      "Chữ trong tệp dùng bảng mã cũ: TCVN3 (phông .Vn), VNI, VISCII hoặc VPS.",
      "The file's text is in an encoding from before Unicode: TCVN3 (.Vn fonts), VNI, VISCII or VPS."
    ),
    matters: (
      "Máy không có phông cũ sẽ thấy chữ lạ; ở đây chữ đã được chuyển sang Unicode.",
      "Without the old fonts the text is garbled; here it was decoded to Unicode."
    ),
    example: ("“HuyÖn” trong phông .VnTime là “Huyện”.", "“HuyÖn” in .VnTime is “Huyện”."),
    remedy: (
      "Lần sau dùng phông Unicode như Times New Roman.",
      "Next time use a Unicode font such as Times New Roman."
    ))

  /// What is said of the encoding.
  static func message(_ encoding: LegacyEncoding) -> FindingMessage {
    FindingMessage(
      vietnamese: "Tệp dùng bảng mã cũ \(encoding.rawValue); chữ đã được chuyển sang Unicode.",
      english: "The file's text is in \(encoding.rawValue); it was decoded to Unicode.")
  }
}
