internal import Findings

/// F004: a workbook with the same cells as another.
enum DuplicateWorkbook {
  static let rule = RuleDescription(
    code: "F004", name: "duplicate-workbook", level: 0, severity: .info,
    title: ("Tệp trùng nội dung", "Workbook with the same content"),
    checks: (
      "Hai tệp có cùng tên trang tính, cùng ô và cùng giá trị hay không (không xét tên tệp, thuộc tính).",
      "Whether two workbooks have the same sheet names, references and values (names and metadata aside)."
    ),
    matters: (
      "Chỉ một tệp được tính, để số liệu không bị cộng hai lần.",
      "One of them counts, so that nothing is added twice."
    ),
    example: ("“BC (1).xlsx” tải về lần thứ hai.", "“BC (1).xlsx”, downloaded a second time."),
    remedy: ("Không cần làm gì; có thể xóa tệp thừa.", "Nothing to do; the extra file may be deleted."))

  /// The finding for a file that repeats another.
  static func finding(file: String, of other: String, unit: String?) -> Finding {
    var finding = Finding(
      rule,
      message: FindingMessage(about: [other]) { texts in
        "Nội dung trùng hoàn toàn với tệp “\(texts[0])”; chỉ tính tệp kia."
      } english: { texts in
        "The content is the same as that of “\(texts[0])”; only the other one counts."
      })
    finding.file = file
    finding.unit = unit
    return finding
  }
}
