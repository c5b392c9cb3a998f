import Facts
import TestSupport
import Testing
import VietnameseText

@testable import Reconciliation

@Suite("Digits with points, commas and spaces")
struct NumeralTests {
  @Test(
    "What can mean one thing only",
    arguments: [
      ("7063", Numeral.plain(7063)), ("1 234 567", .plain(1_234_567)),
      ("1.234.567", .styled(1_234_567, .vietnamese)),
      ("1,234,567", .styled(1_234_567, .english)), ("1.234,5", .styled(1234.5, .vietnamese)),
      ("1,234.5", .styled(1234.5, .english)),
      ("12,5", .styled(12.5, .vietnamese)), ("12.5", .styled(12.5, .english)),
      ("0,125", .styled(0.125, .vietnamese)),
      ("1234.567", .styled(1234.567, .english)), (",5", .styled(0.5, .vietnamese)), ("15.", .plain(15)),
      ("1000.000", .ungrouped(decimal: 1000, grouped: 1_000_000, decimalIn: .english)),
      ("12500,000", .ungrouped(decimal: 12500, grouped: 12_500_000, decimalIn: .vietnamese)),
      ("1000.00", .styled(1000, .english)), ("0000.000", .styled(0, .english)),
      ("7.063", .either(thousands: 7063, decimal: 7.063, thousandsIn: .vietnamese)),
      ("7,063", .either(thousands: 7063, decimal: 7.063, thousandsIn: .english)),
    ])
  func one(text: String, numeral: Numeral) { #expect(Numeral(text) == numeral) }

  @Test(
    "What makes no number",
    arguments: [
      "12.34.5", "1.23.456", "1,234,56", "1.234,567.8", "1 23", "1234 567", "", "a", ".", "1234.567.890",
      "1 234.567,8",
    ])
  func none(text: String) { #expect(Numeral(text) == nil) }

  @Test("Whatever is written in one style is read back", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let decimals = Int.random(in: 0...2, using: &random)
      let scale = [1.0, 10, 100][decimals]
      let value = (Double.random(in: 0...10_000_000, using: &random) * scale).rounded() / scale
      for (text, style) in [
        (NumberText.vietnamese(value), SeparatorStyle.vietnamese), (NumberText.english(value), .english),
      ] {
        switch Numeral(text) {
        case .plain(let read): #expect(read == value)
        case .styled(let read, let seen):
          #expect(read == value)
          #expect(seen == style)
        case .either(let thousands, let decimal, let thousandsIn):
          #expect((thousandsIn == style ? thousands : decimal) == value)
        case .ungrouped, nil: Issue.record("\(text) is not read")
        }
      }
    }
  }

  @Test("No text of digits and signs brings the reader down", arguments: 1...20 as ClosedRange<UInt64>)
  func anything(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let alphabet = Array("0123456789.,  -+/()%<>lO…xđtriệunghìnkhông$²\u{301}\u{AD}\u{200B}")
    for _ in 0..<60 {
      let text = String(
        (0..<Int.random(in: 0...14, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "0"
        })
      for asked in ValueFixture.Asked.allCases {
        let read = ValueFixture.read(text, as: asked)
        // Nothing unreadable ever becomes a number, and every number has a value.
        #expect(read.state.isFigure == (read.qualifier != .none) || read.state == .date)
        if read.state.isFigure { #expect(read.value.isFinite) }
        if read.state == .zero { #expect(read.value == 0) }
      }
    }
  }
}
