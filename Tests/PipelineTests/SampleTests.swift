import Facts
import Findings
import Pipeline
import Schema
import TestSupport
import Testing
import VietnameseText

#if canImport(Foundation)
  import Foundation
#endif

@Suite("The sample campaigns")
struct SampleTests {
  /// A sample's folder below the package, copied to a place of its own.
  private func consolidate(_ sample: String) throws -> (folder: TemporaryFolder, report: RunReport) {
    let folder = try TemporaryFolder()
    let source = Golden.root + "/Samples/" + sample
    for name in try FileManager.default.contentsOfDirectory(atPath: source)
    where name != "output" && name != "history" {
      try FileManager.default.copyItem(atPath: source + "/" + name, toPath: folder.path + "/" + name)
    }
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = try String(contentsOfFile: source + "/expected/as-of.txt", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return (folder, try ConsolidationRun.consolidate(options))
  }

  @Test("Totals and findings are the expected ones", arguments: ["kien-giang-2020-3", "kien-giang-2020-4"])
  func expected(sample: String) throws {
    let (folder, report) = try consolidate(sample)
    defer { _ = folder }
    let result = report.result
    let totals = result.totals.compactMap { total -> String? in
      guard let figure = total.total else { return nil }
      let measure = total.measure == "now" ? "" : "[\(total.measure)]"
      let code = result.schema.indicators[total.indicator].code
      return "\(code)\(measure) \(NumberText.plain(figure)) \(total.units)/\(total.expected)"
    }
    #expect(Golden.difference(of: lines(totals), from: "Samples/\(sample)/expected/totals.txt") == nil)
    let findings = result.findings.map { finding in
      [finding.code, finding.severity.name, finding.unit, finding.indicator, finding.file?.nfc, finding.cell]
        .map { $0 ?? "-" }.joined(separator: "\t")
    }
    #expect(
      Golden.difference(of: lines(findings.sorted()), from: "Samples/\(sample)/expected/findings.txt") == nil)
    #expect(result.cells.isConserved)
    for finding in result.findings.flatMap({ [$0] + $0.evidence }) {
      #expect(
        (3...MessageLength.mostWords).contains(MessageLength.words(in: finding.message.vietnamese)),
        "\(finding.code): \(finding.message.vietnamese)")
    }
  }

  @Test("The same folder gives the same bytes, however many workers read it") func sameBytes() throws {
    let (folder, _) = try consolidate("kien-giang-2020-4")
    let first = try outputs(of: folder)
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = try String(decoding: folder.contents(of: "expected/as-of.txt"), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    options.jobs = 1
    _ = try ConsolidationRun.consolidate(options)
    #expect(try outputs(of: folder) == first)
    #expect(first.count >= 4)
  }

  @Test("The third round is all in: the report's five figures, nothing at warning or worse") func headline()
    throws
  {
    let (folder, report) = try consolidate("kien-giang-2020-3")
    defer { _ = folder }
    let schema = report.result.schema
    let figures = report.result.totals.filter { $0.measure == "now" }.reduce(into: [String: Double]()) {
      $0[schema.indicators[$1.indicator].code] = $1.total
    }
    #expect(figures["B01"] == 167 && figures["B10"] == 7063 && figures["C01"] == 688 && figures["C10"] == 400)
    #expect(figures["E01"] == 5087)
    #expect(report.result.missingUnits.isEmpty)
    #expect(!report.result.findings.contains { $0.severity < .info })
  }

  @Test("A lower threshold finds what a higher one finds, and more") func thresholds() throws {
    let (folder, _) = try consolidate("kien-giang-2020-4")
    let options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    let trial = try ThresholdTrial.run(options)
    #expect(trial.rounds.map(\.round.code) == ["2020-4"])
    let steps = trial.rounds.first?.steps ?? []
    #expect(steps.map(\.outlierZ) == [3, 3.5, 4, 4.5, 5])
    for (low, high) in zip(steps, steps.dropFirst()) {
      #expect(Set(high.warnings).isSubset(of: Set(low.warnings)))
    }
    #expect((steps.first?.warnings.count ?? 0) > 0)
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  /// The bytes of what a run leaves, by the files' names, but for the cache: it holds the times of files, which count as
  /// soon as they are old enough.
  private func outputs(of folder: TemporaryFolder) throws -> [String: [UInt8]] {
    try folder.files.filter { $0.hasPrefix("output/") || $0.hasPrefix("history/") }
      // The cache also notes how old the files were: a slow machine's second run finds them older.
      .filter { !$0.hasPrefix("history/cache/") }
      .reduce(into: [:]) { $0[$1] = try folder.contents(of: $1) }
  }
}
