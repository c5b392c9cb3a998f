internal import Findings
internal import Reconciliation
internal import Schema
internal import WorkbookReading

/// What is kept of a file that was read: who it was, and what became of it.
struct PackedInput: Sendable {
  /// The file's path relative to the folder: its name may tell the unit, so that another name is another reading.
  var relative: FilePath
  /// SHA-256 of its bytes.
  var sha256: String
  /// Its version as the file system had it; nil: its times were too young to be relied on.
  var stamp: FileStamp? { didSet { if stamp != oldValue { entry = nil } } }
  /// The format it came in, where what was read is LibreOffice's copy of it, or where LibreOffice could not make one.
  var converted: FileFormat?
  /// Where it holds what could not be read.
  var losses: [String] = []
  /// The outcome, packed.
  private let outcome: ArraySlice<UInt8>
  /// The bytes of the entry as they stand in the cache's file; nil: it is not there, or not any more what it was.
  private var entry: ArraySlice<UInt8>?

  /// What is kept of a reading; nil where it has to be read again each time: what cannot be read today may be readable
  /// tomorrow, and costs little.
  init?(_ input: ReadInput, stamp: FileStamp?) {
    guard !input.sha256.isEmpty else { return nil }
    var writer = ByteWriter()
    switch input.outcome {
    case .read(let returns, let contentHash, let modified, let sheets):
      writer.byte(0)
      writer.text(contentHash)
      writer.text(orNone: modified)
      writer.list(sheets) { $0.text($1) }
      writer.list(returns) { $0.reconciled($1) }
    case .consolidated: writer.byte(1)
    case .ignored(let reason):
      writer.byte(2)
      writer.text(reason.rawValue)
    // Of a file that LibreOffice was given and could not convert: trying again costs up to a minute.
    case .refused(let code, let reason, let format) where input.converted != nil:
      writer.byte(3)
      writer.text(code)
      writer.text(reason.vietnamese)
      writer.text(reason.english)
      writer.text(orNone: format?.rawValue)
    case .refused: return nil
    }
    relative = input.candidate.relative
    sha256 = input.sha256
    self.stamp = stamp
    converted = input.converted
    losses = input.losses
    outcome = writer.bytes[...]
  }

  /// What was packed; nil where it is damaged.
  func unpacked(_ schema: CampaignSchema) -> ReadInput.Outcome? {
    var reader = ByteReader(outcome)
    do throws(DamagedBytes) {
      let outcome: ReadInput.Outcome
      switch try reader.byte() {
      case 0:
        let contentHash = try reader.text()
        let modified = try reader.textOrNone()
        let sheets = try reader.list { reader throws(DamagedBytes) in try reader.text() }
        let returns = try reader.list { reader throws(DamagedBytes) in try reader.reconciled(schema) }
        outcome = .read(returns: returns, contentHash: contentHash, modified: modified, sheets: sheets)
      case 1: outcome = .consolidated
      case 2:
        guard let reason = FolderScan.IgnoreReason(rawValue: try reader.text()) else { return nil }
        outcome = .ignored(reason)
      case 3:
        let code = try reader.text()
        let reason = FindingMessage(vietnamese: try reader.text(), english: try reader.text())
        let name = try reader.textOrNone()
        let format = name.flatMap(FileFormat.init(rawValue:))
        if name != nil, format == nil { return nil }
        outcome = .refused(code: code, reason: reason, format: format)
      default: return nil
      }
      return reader.isAtEnd ? outcome : nil
    } catch {
      return nil
    }
  }

  /// The bytes of an entry.
  var bytes: ArraySlice<UInt8> {
    if let entry { return entry }
    var writer = ByteWriter()
    writer.block(relative.bytes)
    writer.text(sha256)
    writer.byte(stamp == nil ? 0 : 1)
    if let stamp { writer.stamp(stamp) }
    writer.text(orNone: converted?.rawValue)
    writer.list(losses) { $0.text($1) }
    writer.block(outcome)
    return writer.bytes[...]
  }
  /// An entry of its bytes.
  init(_ bytes: ArraySlice<UInt8>) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    relative = FilePath(bytes: Array(try reader.block()))
    sha256 = try reader.text()
    stamp = try reader.flag() ? reader.stamp() : nil
    if let format = try reader.textOrNone() {
      guard let format = FileFormat(rawValue: format) else { throw DamagedBytes() }
      converted = format
    }
    losses = try reader.list { reader throws(DamagedBytes) in try reader.text() }
    outcome = try reader.block()
    guard reader.isAtEnd else { throw DamagedBytes() }
    entry = bytes
  }
}
