import Findings
import Pipeline
import TestSupport
import Testing

/// A return without any figure that can be read is a blank one, whatever else stands in its cells.
@Suite struct BlankReportTests {
  @Test("a cross through the whole form is no figure, whatever its fields ask for") func crosses() throws {
    let campaign = try RoundCampaign(5, 6)
    try campaign.folder.write(
      RoundCampaign.schema + "\n  - {code: C, label: Nhận xét, type: text}\n", to: "schema.yaml")
    var cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": .text("x"), "A5": .text("Số người"), "B5": .text("x"),
      "A6": .text("Nhận xét"), "B6": .text("X"),
    ]
    func codes() throws -> [String] {
      try campaign.folder.write(
        WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
      return try campaign.run().result.findings.filter { $0.unit == "01" && $0.code.hasPrefix("M602") }.map(
        \.code)
    }
    #expect(try codes() == ["M602"])
    cells["B6"] = .text("Không có gì để báo cáo")
    #expect(try codes() == [])
  }

  @Test(
    "Words alone are no figure; one figure, or one that could be two, is one",
    arguments: [
      (FixtureValue.text("abc"), FixtureValue.text("xyz"), ["M602", "T100", "T100"]),
      (.text("abc"), .number(0), ["T100"]), (.text("abc"), .number(7.063), ["T100", "T105"]),
    ] as [(FixtureValue, FixtureValue, [String])])
  func words(_ first: FixtureValue, _ second: FixtureValue, _ codes: [String]) throws {
    let campaign = try RoundCampaign(5, 6)
    let cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "A4": .text("Số cuộc"), "B4": first, "A5": .text("Số người"), "B5": second,
    ]
    try campaign.folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    let findings = try campaign.run().result.findings.filter { $0.unit == "01" && !$0.code.hasPrefix("M601") }
    #expect(findings.map(\.code).sorted() == codes)
  }

  /// A form of five counts with two value columns, and what is found of the return as a whole.
  private func codes(of rows: [[FixtureValue?]]) throws -> [String] {
    let campaign = try RoundCampaign(5, 6)
    let names = ["Số cuộc", "Số người", "Hồ sơ tiếp nhận", "Quà tặng", "Cây xanh trồng mới", "Nhà nhân ái"]
    let kept = RoundCampaign.schema.split(separator: "\n", omittingEmptySubsequences: false).prefix {
      $0 != "indicators:"
    }
    .map {
      $0.hasPrefix("  - {code: form")
        ? """
          - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung}, unit_cell: {label: Đơn vị}, values: [{column: Kết quả, measure: now}, {column: Kế hoạch, measure: plan}]}
        """
        : String($0)
    }
    let indicators = names.prefix(rows.count).enumerated().map {
      "  - {code: I\($0.offset), label: \($0.element), type: count, required: true}"
    }
    try campaign.folder.write(
      (kept + ["indicators:"] + indicators).joined(separator: "\n") + "\n", to: "schema.yaml")
    var cells: [String: FixtureValue] = [
      "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
      "C3": .text("Kế hoạch"),
    ]
    for (row, values) in rows.enumerated() {
      cells["A\(row + 4)"] = .text(names[row])
      for (column, value) in zip(["B", "C"], values) { cells["\(column)\(row + 4)"] = value }
    }
    try campaign.folder.write(
      WorkbookFixture(sheets: [SheetFixture("Biểu 1", cells: cells)]).bytes, to: "1.xlsx")
    return try campaign.run().result.findings.filter { $0.unit == "01" && $0.code.hasPrefix("M60") }
      .map(\.code).filter { $0 != "M601" }.sorted()
  }

  @Test("A return of zeros is one on five indicators, however many of their figures are zero")
  func zerosOfIndicators() throws {
    let both: [FixtureValue?] = [.number(0), .number(0)]
    #expect(try codes(of: [both, both, both, both]) == [])
    #expect(try codes(of: [both, both, both, both, both]) == ["M603"])
    #expect(try codes(of: [both, both, both, both, [.number(0), .number(1)]]) == [])
  }

  @Test("A return of zeros may lack required values besides")
  func zerosAndBlanks() throws {
    let zero: [FixtureValue?] = [.number(0), nil]
    #expect(try codes(of: Array(repeating: zero, count: 5) + [[nil, nil]]) == ["M603", "M604"])
    #expect(try codes(of: Array(repeating: [.number(3), nil], count: 5) + [[nil, nil]]) == ["M604"])
    #expect(try codes(of: Array(repeating: [nil, nil], count: 6)) == ["M602"])
  }
}
