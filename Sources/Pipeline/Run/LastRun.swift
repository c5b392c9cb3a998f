private import Foundation
internal import Findings
internal import History

/// A finding of the last run, as its line of findings.jsonl has it; keys by their names in the file.
struct LastFinding: Decodable, Sendable {
  var code: String
  var severity: String
  var fingerprint: String
  var unit: String?
  var sub_unit: String?
  var indicator: String?
  var measure: String?
  var indicators: [String]
  var value: Double?
  var raw: String?
  var round: String?

  /// The figure as a decision remembers it.
  var decidedValue: DecidedValue? {
    if let value { return .number(value) }
    return raw.flatMap { $0.isEmpty ? nil : .text($0) }
  }
}

/// What the last run left in the folder of the outputs, read before it is replaced.
struct LastRun {
  /// The round that it consolidated; nil: it had none, or there was no run.
  private(set) var round: String?
  /// Whether there was one.
  private(set) var exists = false
  /// The hashes of its outputs, by their names.
  private(set) var outputs: [String: String] = [:]
  /// Consolidated workbooks that were open when it ran and were therefore left as they were.
  private(set) var open: [String] = []
  /// The hashes of what a run after it was about to give names to when it was cut off.
  private var begun: [String: String] = [:]
  /// Outputs that lay there as they were written when this run began, by their names.
  private(set) var unchanged: [String: SeenBytes] = [:]
  /// The hash of the workbook that counted, by the unit's code.
  private(set) var hashOfUnit: [String: String] = [:]
  /// Its findings where the store remembers them; else they are read when they are asked for.
  private var remembered: [LastFinding]?
  /// Where its findings and facts lie.
  private let folder: FilePath
  private var factsPath: FilePath

  /// Whether a file of that hash is one that a run wrote under that name, so that nobody has changed it since.
  func wrote(_ name: String, _ hash: String) -> Bool { outputs[name] == hash || begun[name] == hash }
  /// Notes an output that nobody has changed yet.
  mutating func noteUnchanged(_ name: String, _ seen: SeenBytes) { unchanged[name] = seen }
  /// The names of its consolidated workbooks: the one that it wrote and those that were open.
  var workbooks: [String] {
    outputs.keys.filter { $0.hasSuffix(".xlsx") && !$0.hasPrefix(ReturnOutputs.folder + "/") }.sorted()
  }

  /// Its findings. Few runs ask for them.
  func findings() -> [LastFinding] {
    if let remembered { return remembered }
    let lines = (try? SystemCalls.contents(of: folder.appending("findings.jsonl"))) ?? []
    let decoder = JSONDecoder()
    return lines.split(separator: 0x0A).compactMap {
      try? decoder.decode(LastFinding.self, from: Data($0))
    }
  }
  /// The bytes of its facts.
  func facts() -> [UInt8] { (try? SystemCalls.contents(of: factsPath)) ?? [] }

  private struct Run: Decodable {
    struct Output: Decodable {
      var file: String
      var sha256: String
    }
    struct Input: Decodable {
      var sha256: String
      var unit: String?
      var units: [String]?
      var status: String
    }
    var round: String?
    var inputs: [Input]?
    var outputs: [Output]
    var open: [Output]?
  }

  /// Where the outputs are of another round, or lost: what the store remembers of this one, and the facts it left.
  mutating func complete(_ round: String?, from memory: HistoryMemory, facts path: FilePath?) {
    guard self.round != round || !exists, let path, let state = memory.lastState() else { return }
    self.round = round
    exists = true
    hashOfUnit = [:]
    for entry in state.hashes { hashOfUnit[entry.unit, default: ""] += entry.sha256 }
    remembered = state.findings.map { finding in
      LastFinding(
        code: finding.code, severity: finding.severity, fingerprint: finding.fingerprint,
        unit: finding.unit.isEmpty ? nil : finding.unit,
        indicators: finding.indicators.split(separator: ",").map(String.init))
    }
    factsPath = path.appending("facts.csv")
  }

  /// Reads what is there; what cannot be read counts as not there.
  init(in folder: FilePath) {
    self.folder = folder
    factsPath = folder.appending("facts.csv")
    func read(_ name: String) -> Run? {
      guard let bytes = try? SystemCalls.contents(of: folder.appending(name)) else { return nil }
      return try? JSONDecoder().decode(Run.self, from: Data(bytes))
    }
    func hashes(_ list: [Run.Output]) -> [String: String] {
      Dictionary(list.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }
    begun = hashes(read(OutputFolder.temporaryName("run.json"))?.outputs ?? [])
    guard let run = read("run.json") else { return }
    exists = true
    round = run.round
    open = (run.open ?? []).map(\.file)
    outputs = hashes(run.outputs + (run.open ?? []))
    for input in run.inputs ?? [] where input.status == "consolidated" {
      for unit in input.units?.isEmpty == false ? input.units ?? [] : [input.unit].compactMap(\.self) {
        hashOfUnit[unit, default: ""] += input.sha256
      }
    }
  }
}
