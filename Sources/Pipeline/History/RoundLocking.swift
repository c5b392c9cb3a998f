package import Findings
internal import Schema
internal import VietnameseText

/// Signing a round's figures, and taking the signature back.
package enum RoundLocking {
  /// Locks the round of the options' folder as its facts stand below `history/`. What was done, in a sentence.
  package static func lock(_ options: ConsolidationOptions, by: String?) throws(RunError) -> FindingMessage {
    let (campaign, place, code) = try place(options)
    let facts: [UInt8]
    do { facts = try SystemCalls.contents(of: place.appending("facts.csv")) } catch {
      throw .nothingToLock(round: code, path: place.appending("facts.csv").shown)
    }
    let hash = SHA256.hexadecimal(of: facts)
    if let lock = try RoundLock.load(in: place) {
      throw .alreadyLocked(round: code, at: lock.at, by: lock.by)
    }
    let lock = RoundLock(sha256: hash, at: campaign.clock.text(ofSeconds: campaign.asOf), by: by)
    let folder = try OutputFolder(place)
    try folder.stage(RoundLock.fileName, bytes: lock.bytes)
    try log("lock", lock, code, reason: nil, campaign)
    try folder.commit()
    let count = RoundFiles.counts(facts)[code]?.facts ?? 0
    return FindingMessage(
      vietnamese: "Đã khóa đợt \(code): \(count) số liệu; mã kiểm tra (SHA-256) \(hash.prefix(16)).",
      english: "Round \(code) is locked: \(count) facts, hash \(hash.prefix(16)).")
  }

  /// Takes the lock of a round away; why is kept. What was done, in a sentence.
  package static func unlock(
    _ options: ConsolidationOptions, by: String?, reason: String
  ) throws(RunError) -> FindingMessage {
    let (campaign, place, code) = try place(options)
    let path = place.appending(RoundLock.fileName)
    guard (try? SystemCalls.status(of: path)) != nil else { throw .notLocked(round: code) }
    // A lock that cannot be read can be taken away all the same.
    var lock = (try? RoundLock.load(in: place)) ?? RoundLock(sha256: "", at: "", by: nil)
    lock.at = campaign.clock.text(ofSeconds: campaign.asOf)
    lock.by = by
    try log("undo", lock, code, reason: reason, campaign)
    SystemCalls.remove(path)
    return FindingMessage(
      vietnamese: "Đã mở khóa đợt \(code).", english: "Round \(code) is no longer locked.")
  }

  private static func place(
    _ options: ConsolidationOptions
  ) throws(RunError) -> (LoadedCampaign, FilePath, code: String) {
    let campaign = try LoadedCampaign.load(options)
    guard let code = campaign.round?.code else {
      throw .unknownRound(code: options.round ?? "", known: [], nearest: nil)
    }
    return (campaign, campaign.folder.appending("history").appending(code), code)
  }

  /// Adds a line to `history/locks.jsonl`.
  private static func log(
    _ action: String, _ lock: RoundLock, _ code: String, reason: String?, _ campaign: LoadedCampaign
  ) throws(RunError) {
    let path = campaign.folder.appending("history").appending("locks.jsonl")
    var bytes = (try? SystemCalls.contents(of: path)) ?? []
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes.append(
      contentsOf: JSONValue.object([
        ("action", .string(action)), ("round", .string(code)), ("at", .string(lock.at)),
        ("by", .text(lock.by)),
        ("reason", .text(reason)), ("sha256", .string(lock.sha256)),
      ]).line)
    let folder = try OutputFolder(path.parent)
    try folder.stage("locks.jsonl", bytes: bytes)
    try folder.commit()
  }
}
