import Glibc
import TestSupport

/// The first inputs, from fixtures that use as much of the format as fits.
enum Seeds {
  /// Writes the seeds of a target into a folder.
  static func write(for target: String, into folder: String) {
    let texts = target == "yaml" ? schemas : target == "expression" ? expressions : []
    for (index, text) in texts.enumerated() { write(Array(text.utf8), "\(folder)/\(index)") }
    guard texts.isEmpty else { return }
    for (index, fixture) in fixtures.enumerated() {
      switch target {
      case "worksheet": write(Array((fixture["xl/worksheets/sheet1.xml"] ?? "").utf8), "\(folder)/\(index)")
      case "styles": write(Array((fixture["xl/styles.xml"] ?? "").utf8), "\(folder)/\(index)")
      case "strings": write(Array((fixture["xl/sharedStrings.xml"] ?? "").utf8), "\(folder)/\(index)")
      default:
        write(fixture.bytes, "\(folder)/\(index)")
        var zip64 = fixture.container
        zip64.zip64 = true
        write(zip64.bytes, "\(folder)/\(index)-zip64")
      }
    }
  }

  private static let expressions = [
    "B01 >= A01 và nếu B02[plan] > 1.5 thì sum(A01:B02) <= population * 2",
    "both(B01; B-2) or not abs(B01 - B02) = 0",
    "round(min(B01, 3) / max(B02; 1)) <> previous(B01) + cumulative(B02)",
  ]
  private static let schemas = [
    """
    schema: tonghop/1
    campaign: {code: T, title: Thử, notations: {NA: not-applicable}}
    rounds: [{code: "1", date: 2020-01-31, due: 2020-02-10T17:00}]
    units:
      - {code: "01", name: Huyện Một, reports: true, fields: {communes: 12}}
    layouts:
      - {code: form, sheet: /Biểu/, kind: form, columns: {label: [ND, CT], value: KQ}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: "Số \\"cuộc\\"", type: count, max: 5}
    rules: [{code: R, expr: A >= 0}]
    """
  ]

  private static var fixtures: [WorkbookFixture] {
    let rich = SheetFixture(
      "Data",
      rows: #"""
        <row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c><c t="b"><v>1</v></c></row>
        <row><c t="inlineStr"><is><r><rPr><rFont val="A"/></rPr><t>_x0041_</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
        <c t="str"><f t="shared" ref="B2:B3" si="0">A1</f><v>x</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-03-15T08:30:01.5Z</v></c></row>
        <row r="3"><c r="C3"><f t="array" ref="C3:D4">A1</f><v>-1.5e-3</v></c><c r="A1"><v>0.30000000000000004</v></c></row>
        """#,
      before: #"<cols><col min="1" max="3" hidden="1"/></cols>"#,
      after: #"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#)
    return [
      WorkbookFixture(
        sheets: [rich, SheetFixture("Two", rows: "", state: "hidden")],
        strings: ["<t>a</t>", "<r><rPr><rFont val=\"B\"/></rPr><t>_x000D_</t></r>", "<t/>"],
        formats: ["yyyy-mm-dd;@", "[h]:mm", "[>=100]0%;[Red]\"x\"General"]),
      WorkbookFixture(cells: ["A1": .number(1)]),
    ]
  }

  private static func write(_ bytes: [UInt8], _ path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
