import Cells
import Glibc
import Schema
import SchemaFiles
import TestSupport
import WorkbookReading

/// What libFuzzer feeds; `TONGHOP_FUZZ_TARGET` chooses, `Scripts/fuzz.sh` sets it.
private enum FuzzTarget: String {
  /// A whole file: container, package and everything in it.
  case container
  /// The XML of a worksheet.
  case worksheet
  /// The XML of a styles part.
  case styles
  /// The XML of a table of shared strings.
  case strings
  /// A schema.yaml.
  case yaml
  /// A rule's expression.
  case expression

  /// The target that was chosen.
  static let chosen =
    getenv("TONGHOP_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .container

  /// Limits low enough for thousands of runs a second.
  static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    limits.partBytes = 4 << 20
    limits.memoryBytes = 64 << 20
    limits.seconds = 2
    return limits
  }()

  /// What all workbooks of a run are read in, one behind the other, so that one shows that leaves something behind.
  nonisolated(unsafe) static let series = WorkbookSeries(limits: limits)

  /// What all worksheets of a run remember of one another.
  nonisolated(unsafe) static let memory = PartReading.Memory()

  /// What was read of a workbook: its cells, what else its sheets hold, and warnings; empty where it was refused.
  static func told(_ workbook: Workbook?) -> [String] {
    guard let workbook else { return [] }
    var told = workbook.sheets.flatMap { sheet in
      sheet.cells.map {
        "\(sheet.name) \($0.reference) \($0.kind) \($0.number.bitPattern) \($0.text) \($0.style)"
      }
        + sheet.merges.map { "\($0)" }
        + sheet.comments.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    }
    told.append(String(decoding: workbook.texts.bytes, as: UTF8.self))
    told += workbook.styles.map { "\($0)" } + workbook.warnings.map { "\($0)" }
    return told
  }

  /// Parses an expression; what was parsed and printed has to parse to the same tree.
  static func parseAndPrint(_ text: String) {
    let context = ExpressionContext(
      indicators: ["A01", "B-2", "B01", "B02"], fields: ["population"], measures: ["now", "plan"])
    guard let tree = try? RuleExpression(parsing: text, in: context) else { return }
    precondition((try? RuleExpression(parsing: tree.description, in: context)) == tree, tree.description)
  }

  /// Reads the bytes. Whatever is thrown is right; a trap or an error of the address sanitizer is not.
  func run(_ bytes: [UInt8]) {
    // The last byte says where the XML is cut in two.
    let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count - 1]) * bytes.count / 256
    let pieces = [bytes[..<cut], bytes[cut...]]
    switch self {
    case .container:
      let alone = try? WorkbookReader(contents: bytes, options: .all, limits: Self.limits).readWorkbook()
      let inSeries = try? WorkbookReader(InputFile(contents: bytes), pathBytes: [], in: Self.series)
        .readWorkbook()
      precondition(Self.told(alone) == Self.told(inSeries), "what was read before shows")
    case .worksheet:
      let lane = try? PartReading.worksheet(pieces, sharedStrings: 3, options: .all, limits: Self.limits)
      let alone = try? PartReading.worksheet(
        pieces, sharedStrings: 3, options: .all, limits: Self.limits, usesLane: false)
      precondition(lane?.cells.map(\.reference) == alone?.cells.map(\.reference), "the fast lane differs")
      precondition(lane?.texts.bytes == alone?.texts.bytes, "the fast lane differs")
      let known = try? PartReading.worksheet(
        [bytes[...]], sharedStrings: 3, options: .all, limits: Self.limits, memory: Self.memory)
      precondition(
        known?.cells.map(\.reference) == alone?.cells.map(\.reference), "what was read before shows")
      precondition(known?.merges == alone?.merges, "what was read before shows")
    case .styles: _ = try? PartReading.styles(pieces, limits: Self.limits)
    case .strings:
      let lane = try? PartReading.sharedStrings(pieces, limits: Self.limits)
      let alone = try? PartReading.sharedStrings(pieces, limits: Self.limits, usesLane: false)
      precondition(lane?.texts.ends == alone?.texts.ends, "the fast lane differs")
      precondition(lane?.texts.bytes == alone?.texts.bytes, "the fast lane differs")
    case .yaml: _ = try? SchemaFile.parse(bytes: bytes, fileName: "schema.yaml")
    case .expression: Self.parseAndPrint(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// One run.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// libFuzzer's driver, for programs that have a main function of their own. All of its arguments are plain pointers, for
/// which Swift's and C's calling conventions agree.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ run: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The main function, under the name that the package manager gives executables. With `TONGHOP_FUZZ_SEEDS` set it
/// writes the first inputs into that folder and ends.
@_cdecl("FuzzTargets_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  if let folder = getenv("TONGHOP_FUZZ_SEEDS") {
    Seeds.write(for: FuzzTarget.chosen.rawValue, into: String(cString: folder))
    return 0
  }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments) { fuzzOne($0, $1) }
}
