import Findings
import Pipeline
import TestSupport
import Testing

@Suite("What a newer version of a return changes")
struct SupersededWorkbookTests {
  /// A cell that holds a day.
  private static func day(_ text: String) -> FixtureValue { .raw(" t=\"d\"><v>\(text)</v></c>") }
  /// The message about the older of two returns of a unit.
  private func message(_ older: [FixtureValue], _ newer: [FixtureValue]) throws -> FindingMessage? {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      schema: tonghop/1
      campaign: {code: T, title: Thử}
      units:
        - {code: P, name: Tỉnh A}
        - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      layouts:
        - {code: f, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
      indicators:
        - {code: A, label: Số người dự, type: count}
        - {code: B, label: Ngày ra quân, type: date}
      """, to: "schema.yaml")
    for (name, values) in [("1.xlsx", older), ("2.xlsx", newer)] {
      let sheet = SheetFixture(
        "Biểu 1",
        cells: [
          "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
          "A4": .text("Số người dự"), "B4": values[0], "A5": .text("Ngày ra quân"), "B5": values[1],
        ])
      try folder.write(WorkbookFixture(sheets: [sheet]).bytes, to: name)
    }
    try folder.write(
      "file,received_at\n1.xlsx,2020-06-01T08:00\n2.xlsx,2020-06-02T08:00\n", to: "received.csv")
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = "2020-06-03T08:00"
    return try ConsolidationRun.consolidate(options).result.findings.first { $0.code == "F005" }?.message
  }

  @Test(
    "A number that could be two things is what stood there, not nothing; each language has its own points")
  func ambiguousNumber() throws {
    let same = FixtureValue.text("01/06/2020")
    let message = try message([.number(7.063), same], [.number(7063), same])
    #expect(message?.vietnamese == "Đã có bản mới hơn “2.xlsx”: 1 ô đổi (B4: 7,063 → 7.063).")
    #expect(message?.english == "There is a newer version, “2.xlsx”: 1 changed (B4: 7.063 → 7,063).")
  }

  @Test("Days are shown as days")
  func days() throws {
    let message = try message([.number(5), Self.day("2020-06-01")], [.number(5), Self.day("2020-06-02")])
    #expect(
      message?.vietnamese == "Đã có bản mới hơn “2.xlsx”: 1 ô đổi (B5: 01/06/2020 → 02/06/2020).")
    // The same day, typed as text, is no change.
    let typed = try self.message([.number(5), Self.day("2020-06-01")], [.number(5), .text("1/6/2020")])
    #expect(typed?.vietnamese == "Đã có bản mới hơn “2.xlsx”: không ô nào đổi.")
  }
}
