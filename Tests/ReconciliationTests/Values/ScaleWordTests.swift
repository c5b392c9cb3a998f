import Cells
import Facts
import Schema
import Testing

@testable import Reconciliation

@Suite("Words of scale and units of measure")
struct ScaleWordTests {
  // The word of scale was taken off before the unit was looked at, and the number multiplied by it.
  @Test(
    "A word of scale that belongs to the unit that is asked does not count twice",
    arguments: [
      ("nghìn con", "12 nghìn con", 12, "T103"), ("nghìn con", "12 nghin con", 12, "T103"),
      ("nghìn con", "12 nghìn con.", 12, "T103"), ("nghìn con", "12.500 nghìn con", 12_500, "T103"),
      ("nghìn con", "12 nghìn", 12, "T103"), ("nghìn con", "12 triệu con", 12_000, "T103"),
      ("nghìn con", "12", 12, "T102"), ("nghìn tấn", "5 nghìn tấn", 5, "T103"),
      ("nghìn tấn", "5.000 tấn", 5000, "T112"), ("triệu kWh", "5 triệu kWh", 5, "T103"),
      ("trăm nghìn con", "5 trăm nghìn con", 5, "T103"), ("con", "12 nghìn con", 12_000, "T103"),
      ("tấn", "5 nghìn tấn", 5000, "T103"), ("tấn", "5 nghìn kg", 5000, "T112"),
      ("chục", "3 chục", 3, "T103"), ("quả", "3 chục", 30, "T103"), ("nghìn", "12 nghìn", 12, "T103"),
      ("lượt", "1,2 triệu lượt", 1_200_000, "T103"),
    ] as [(String, String, Double, String)])
  func ownScale(unit: String, text: String, value: Double, code: String) {
    let read = ValueFixture.read(SourceCell(kind: .text, text: text), as: .number) { schema in
      for index in schema.indicators.indices where schema.indicators[index].code == "number" {
        schema.indicators[index].unit = unit
      }
    }
    #expect(read.value == value)
    #expect(read.codes == [code])
    if text == "5 nghìn kg" {
      #expect(read.doubts == [.otherUnitOfMeasure(stated: "kg", expected: "tấn", suggestion: 5)])
    }
  }

  // They were taken for units of measure, which change nothing.
  @Test(
    "Halves, dozens and abbreviated words of scale",
    arguments: [
      ("2 triệu rưỡi", .number, 2_500_000, "rưỡi"), ("5 rưỡi", .number, 5.5, "rưỡi"),
      ("2 nghìn rưỡi km", .number, 2500, "nghìn rưỡi km"), ("2 km rưỡi", .number, 2.5, "rưỡi km"),
      ("2 mươi", .number, 20, "mươi"), ("1 tá", .number, 12, "tá"), ("1 trăm rưởi", .count, 150, "rưỡi"),
      ("250 tr", .money, 250_000, "tr"), ("250tr", .money, 250_000, "tr"), ("1,2 tr", .money, 1200, "tr"),
      ("250 tr.", .money, 250_000, "tr"), ("250 tr đồng", .money, 250_000, "tr đồng"),
      ("250 tr.đ", .money, 250_000, "tr.đ"), ("250 trđ", .money, 250_000, "trđ"),
      ("1 tỷ 200 tr", .money, 1_200_000, "tỷ tr"), ("2 triệu rưỡi đồng", .money, 2500, "triệu rưỡi đồng"),
      ("2 tỷ 5 triệu rưỡi", .money, 2_005_500, "rưỡi"), ("250 triệu đồng", .money, 250_000, "triệu đồng"),
      ("trên 2,5 triệu đồng", .money, 2500, "trên triệu đồng"),
    ] as [(String, ValueFixture.Asked, Double, String)])
  func halves(text: String, asked: ValueFixture.Asked, value: Double, words: String) {
    let read = ValueFixture.read(text, as: asked)
    #expect(read.value == value)
    #expect(read.codes == ["T103"])
    #expect(
      read.doubts.contains { if case .qualified(let said) = $0 { said.hasSuffix(words) } else { false } })
  }

  @Test(
    "Words behind a number that may change it, nobody knows how, are T100",
    arguments: [
      ("2 triệu hai", .money), ("2 mươi lăm", .count), ("2,5 triệu rưỡi", .money),
      ("1 tỷ 2 triệu hai", .money),
      ("250 tr", .count),
    ] as [(String, ValueFixture.Asked)])
  func unclear(text: String, asked: ValueFixture.Asked) {
    let read = ValueFixture.read(text, as: asked)
    #expect(read.state == .unreadable)
    #expect(read.codes == ["T100"] || read.codes == ["T111"])
  }

  // Lists were only looked at as a whole, words of scale alone not at all.
  @Test(
    "Lists above a table, and words of scale alone",
    arguments: [
      (.money, "đồng, km", true, 3.2), (.money, "Đơn vị tính: triệu đồng; km", true, 3_200_000),
      (.money, "nghìn đồng, km", true, nil), (.number, "đồng, km", true, nil),
      (.number, "m, đồng", true, 3.2),
      (.money, "đồng, nghìn đồng", true, nil), (.count, "nghìn cuộc, đồng", true, 3_200_000),
      (.count, "cuộc, nghìn đồng", true, nil), (.count, "nghìn", true, nil), (.number, "nghìn", true, nil),
      (.money, "nghìn", true, nil), (.money, "Đơn vị tính: tỷ", true, 3_200_000_000),
      (.money, "triệu", false, 3_200_000), (.money, "ĐVT: Tỷ", false, 3_200_000_000),
      (.money, "nghìn", false, nil),
      (.count, "nghìn", false, 3_200_000), (.count, "cuộc", false, nil),
    ] as [(ValueFixture.Asked, String, Bool, Double?)])
  func stated(asked: ValueFixture.Asked, text: String, isOfTable: Bool, suggestion: Double?) {
    let schema = ValueFixture.schema()
    let reader = ValueReader(schema: schema, round: nil)
    let index = schema.indicators.firstIndex { $0.code == asked.rawValue } ?? 0
    let read = reader.restated(
      .figure(3200), indicator: index, measure: "now", statedUnit: text, isOfTable: isOfTable)
    #expect(read.codes == (suggestion == nil ? [] : ["T112"]))
    for doubt in read.doubts {
      guard case .otherUnitOfMeasure(_, _, let found) = doubt else { continue }
      #expect(found == suggestion)
    }
  }
}
