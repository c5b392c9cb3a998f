import Cells
import Facts
import Findings
import Schema
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Digits that only their look sets apart")
struct SetApartDigitsTests {
  /// Runs of a text: `-` before a piece strikes it out, `^` raises it.
  private static func runs(_ pieces: [String]) -> (text: String, runs: [TextRun]) {
    let plain = pieces.map { $0.hasPrefix("-") || $0.hasPrefix("^") ? String($0.dropFirst()) : $0 }
    let runs = zip(pieces, plain).map { piece, text in
      TextRun(
        length: text.utf8.count, fontName: nil, isStruck: piece.hasPrefix("-"), isRaised: piece.hasPrefix("^")
      )
    }
    return (plain.joined(), runs)
  }

  @Test(
    "are those that are struck out, and marks right behind a digit",
    arguments: [
      (["-12", "15"], "12", "15"), (["250", "^1"], "1", "250"), (["15 ", "-(12)"], "(12)", "15 "),
      (["250", "^1", " cuộc"], "1", "250 cuộc"),
    ])
  func found(pieces: [String], digits: String, rest: String) {
    let (text, runs) = Self.runs(pieces)
    let apart = SetApartDigits(in: text, runs: runs)
    #expect(apart?.digits == digits && apart?.rest == rest)
    #expect(apart?.isStruck == pieces.contains { $0.hasPrefix("-") })
  }

  @Test(
    "are no exponents of units of measure, no words, and never the whole text",
    arguments: [["250 m", "^2"], ["-12"], ["-khoảng ", "12"], ["12", "15"], ["250", "^(a)"]])
  func none(pieces: [String]) {
    let (text, runs) = Self.runs(pieces)
    #expect(SetApartDigits(in: text, runs: runs) == nil)
    #expect(SetApartDigits(in: text + "0", runs: runs.map { $0 }) == nil, "runs of another text")
    #expect(SetApartDigits(in: text, runs: [TextRun(length: -1, fontName: nil, isStruck: true)]) == nil)
  }

  /// What becomes of a text with runs in the form's cell for cây xanh.
  private func read(_ pieces: [String]) throws -> (fact: Fact?, text: String?, findings: [Finding]) {
    let fixture = try CampaignFixture()
    var form = CampaignFixture.form()
    let (text, runs) = Self.runs(pieces)
    form["D14"] = .text(text)
    var workbook = WorkbookBuilder.workbook([form, CampaignFixture.grid()])
    let place = try #require(workbook.sheets[0].cells.first { $0.reference.description == "D14" })
    workbook.runs[place.text] = runs
    let one = try #require(fixture.reconciler.reconcile(workbook, file: "x.xlsx").first)
    let table = one.content.facts
    let fact = table.facts.first {
      fixture.schema.indicators[Int($0.indicator)].code == "D01" && $0.subUnit < 0
    }
    return (fact, fact.flatMap { table.text(at: $0.text) }, one.findings.filter { $0.indicator == "D01" })
  }

  // They were read as digits of the figure: 1215 and 2501.
  @Test(
    "leave a figure open, with what is left as the suggestion",
    arguments: [(["-12", "15"], "1215", 15), (["250", "^1"], "2501", 250)])
  func open(pieces: [String], text: String, suggestion: Double) throws {
    let read = try read(pieces)
    #expect(read.fact?.state == .unreadable && read.fact?.flags.contains(.keptOut) == true)
    #expect(read.text == text)
    #expect(read.findings.map(\.code) == ["T111"])
    #expect(read.findings.first?.suggestion == suggestion)
  }
}
