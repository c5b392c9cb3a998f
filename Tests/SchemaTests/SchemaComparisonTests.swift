import Schema
import SchemaFiles
import Testing

@Suite("Two schemas compared in words")
struct SchemaComparisonTests {
  private static let base = """
    schema: tonghop/1
    campaign: {code: T, title: Thử}
    version: "1.0"
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, parent: P, reports: true}
      - {code: "02", name: Huyện Hai, parent: P, reports: true}
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}}
    sections: [{code: S1, title: I. Một}, {code: S2, title: II. Hai}]
    indicators:
      - {code: A, section: S1, label: Số cuộc tuyên truyền, type: count, max: 10}
      - {code: B, section: S1, label: Số người dự, type: count}
      - {code: C, section: S2, label: Kinh phí, type: money, unit: đồng}
    rules:
      - {code: R1, expr: B >= A}
    """

  private func changes(_ edits: (String, String)...) throws -> [SchemaChange] {
    var text = Self.base
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let one = try SchemaFile.parse(yaml: Self.base, fileName: "old.yaml").schema
    return SchemaComparison(one, try SchemaFile.parse(yaml: text, fileName: "new.yaml").schema).changes
  }

  @Test("Equal schemas differ in nothing") func equal() throws { #expect(try changes().isEmpty) }

  @Test("An indicator that was added, dropped, moved or renamed is told as that") func indicators() throws {
    let found = try changes(
      (
        "- {code: C, section: S2, label: Kinh phí, type: money, unit: đồng}",
        "- {code: D, section: S2, label: Số lớp, type: count}"
      ),
      (
        "- {code: B, section: S1, label: Số người dự",
        "- {code: B, section: S2, label: Tổng số lượt người tham dự"
      ))
    let own = found.filter { $0.area == .indicators }
    #expect(own.map(\.kind) == [.added, .renamed, .moved, .dropped].sorted(by: own.map(\.kind)))
    #expect(
      own.contains {
        $0.kind == .renamed && $0.sentence.vietnamese.contains("“Số người dự” → “Tổng số lượt người tham dự”")
      })
    let effects = found.filter { $0.area == .returns }.map(\.sentence.english)
    #expect(effects.contains { $0.contains("version is still 1.0") })
    #expect(effects.contains { $0.contains("S011") && $0.contains("(D)") })
    #expect(effects.contains { $0.contains("S018") && $0.contains("(C)") })
    #expect(effects.contains { $0.contains("B: the old label") && $0.contains("aliases") })
  }

  @Test("An old label among the aliases is still known") func alias() throws {
    let found = try changes(
      ("label: Số người dự,", "label: Lượt người dự, aliases: [Số người dự],"),
      ("version: \"1.0\"", "version: \"1.1\""))
    let effects = found.filter { $0.area == .returns }.map(\.sentence.english)
    #expect(effects.contains { $0.contains("is still known") })
    #expect(effects.contains { $0.contains("a remark only (S015)") })
  }

  @Test("Limits, types, units, rules, columns and replaced indicators are told") func fields() throws {
    let found = try changes(
      ("max: 10", "max: 20"), ("{code: R1, expr: B >= A}", "{code: R1, expr: B >= 2 * A}"),
      ("value: Kết quả", "value: Số liệu"),
      ("type: money, unit: đồng", "type: money, unit: nghìn đồng, scale: 1000"),
      ("version: \"1.0\"", "version: \"2.0\""),
      (
        "- {code: B, section: S1, label: Số người dự, type: count}",
        "- {code: B, section: S1, label: Số người dự, type: count}\n  - {code: B2, section: S1, label: Lượt người, type: count, replaces: B}"
      ),
      ("name: Huyện Một, parent: P, reports: true", "name: Huyện Một, parent: P"))
    func has(_ area: SchemaChange.Area, _ key: String?, _ text: String) -> Bool {
      found.contains { $0.area == area && $0.key == key && $0.sentence.vietnamese.contains(text) }
    }
    #expect(has(.indicators, "max", "tối đa: “10” → “20”"))
    #expect(has(.rules, "expr", "B >= 2 * A"))
    #expect(has(.layouts, "values", "Số liệu"))
    #expect(has(.units, "reports", "phải báo cáo: “có” → “không”"))
    #expect(found.contains { $0.kind == .replaced && $0.code == "B2" })
    #expect(has(.returns, "S015", "khác số phiên bản chính"))
    #expect(has(.returns, "I020", "01"))
    #expect(has(.returns, "now", "không có cột “Số liệu”"))
    #expect(has(.returns, "unit", "đơn vị tính đổi"))
  }

  @Test("A dropped indicator with the same label may go on: it has to stay, with its last round") func twin()
    throws
  {
    let found = try changes(
      ("{code: B, section: S1, label: Số người dự", "{code: B2, section: S1, label: Số người dự"),
      ("expr: B >= A", "expr: B2 >= A"))
    let added = found.first { $0.kind == .added && $0.code == "B2" }
    #expect(added?.sentence.vietnamese.contains("giữ B với valid_to và ghi replaces: B") == true)
  }

  @Test("Of another unit of measure it is told how earlier figures are converted") func unitOfMeasure() throws
  {
    let found = try changes(("unit: đồng", "unit: nghìn đồng"))
    let effect = found.first { $0.area == .returns && $0.key == "unit" }
    #expect(effect?.sentence.vietnamese.contains("Thay cho (replaces) C") == true)
    #expect(effect?.sentence.english.contains("replaces C") == true)
  }

  @Test("As few indicators as explain a new order are called moved") func order() throws {
    let lines = Self.base.split(separator: "\n").map(String.init).filter {
      $0.contains("{code: A,") || $0.contains("{code: B,")
    }
    let found = try changes((lines[0] + "\n" + lines[1], lines[1] + "\n" + lines[0]))
    #expect(found.count { $0.key == "order" } == 1)
  }
}

extension [SchemaChange.Kind] {
  /// The same kinds in the order of another list.
  fileprivate func sorted(by order: [SchemaChange.Kind]) -> [SchemaChange.Kind] {
    sorted { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
  }
}
