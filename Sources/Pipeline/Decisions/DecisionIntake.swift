internal import Findings
internal import History
internal import Schema
internal import WorkbookReading

/// Takes what staff decided in consolidated workbooks into `decisions.jsonl`, before a workbook is replaced.
struct DecisionIntake {
  /// What there is to tell.
  private(set) var notes: [RunNote] = []
  /// Hashes of the workbooks whose decisions are taken in.
  private(set) var taken: Set<String>
  /// Corrections taken in by now, as they were typed.
  private var typed: [Decision] = []
  private let folder: FilePath
  private let at: String
  /// The last run, for workbooks that say less of their findings than today's do.
  private let last: LastRun
  /// The campaign.
  private let schema: CampaignSchema

  /// For the folder of the outputs. `at`: the run's moment.
  /// `taken`: hashes of workbooks that were read before.
  init(folder: FilePath, at: String, last: LastRun, schema: CampaignSchema, taken: Set<String>) {
    self.folder = folder
    self.at = at
    self.taken = taken
    self.last = last
    self.schema = schema
  }

  /// Takes in the decisions of the workbook that is about to be replaced, and of those that were kept in `edited/`.
  ///
  /// Of the last workbook a row counts where it differs from the latest decision about its finding; of a kept one, which
  /// may be older than that, where nobody ever decided the same.
  mutating func takeIn(_ workbookName: String, isEdited: Bool, into file: inout DecisionFile) throws(RunError)
  {
    var new: [Decision] = []
    for name in keptWorkbooks() {
      let path = folder.appending("edited").appending(name)
      guard let bytes = try? SystemCalls.contents(of: path), isNew(bytes, in: file) else { continue }
      // What was unclear in it was told when it was kept.
      let told = notes.count
      let found = read(path, shown: "edited/" + FilePath(bytes: name).shown)
      notes.removeSubrange(told...)
      takeIn(kept: found, into: &new, file.book)
    }
    // What was read once is known: read again it would count as later than what was decided since.
    if isEdited, let bytes = try? SystemCalls.contents(of: folder.appending(workbookName)),
      isNew(bytes, in: file)
    {
      for typed in read(folder.appending(workbookName), shown: workbookName) {
        let decision = file.book.aboutReturned(typed)
        let newer = new.last { $0.fingerprint == decision.fingerprint }
        let isKnown = newer.map { $0.says(decision) } ?? file.book.isStanding(decision)
        if !isKnown { add(typed, to: &new, file.book) }
      }
    }
    try append(new, to: &file)
  }

  /// Takes in the decisions of the workbook of another round, which no run replaces before its round is consolidated again.
  mutating func takeIn(ofOtherRound name: String, into file: inout DecisionFile) throws(RunError) {
    guard let bytes = try? SystemCalls.contents(of: folder.appending(name)) else { return }
    let hash = SHA256.hexadecimal(of: bytes)
    guard taken.insert(hash).inserted, !last.wrote(name, hash) else { return }
    var new: [Decision] = []
    takeIn(kept: read(folder.appending(name), shown: name), into: &new, file.book)
    try append(new, to: &file)
    let corrected = new.filter { $0.action == .correct && !$0.namesOwner }
    guard let round = corrected.first?.round else { return }
    notes.append(
      RunNote(
        vietnamese:
          "\(name): \(corrected.count) lần sửa là của đợt \(round); chạy lại với --round \(round) để áp dụng.",
        english:
          "\(name): \(corrected.count) corrections are of the round \(round); run it again with --round \(round) to apply them."
      ))
  }

  /// Of a workbook that may be older than what was decided since, a row counts where nobody ever decided the same.
  private mutating func takeIn(kept found: [Decision], into new: inout [Decision], _ book: DecisionBook) {
    for typed in found {
      let decision = book.aboutReturned(typed)
      // A row may show what an earlier round's decision goes on for.
      let isKnown = book.holds(decision) || book.isStanding(decision)
      if !isKnown, !new.contains(where: { $0.says(decision) }) { add(typed, to: &new, book) }
    }
  }

  /// Adds a decision; a correction that takes the place of another one which nobody saw who typed it is told.
  private mutating func add(_ decision: Decision, to new: inout [Decision], _ book: DecisionBook) {
    if let other = typed.last(where: decision.overrulesUnseen) ?? book.unseen(by: decision),
      let value = decision.value, let first = other.value
    {
      let place = [decision.unit, decision.subUnit, decision.figure?.description].compactMap(\.self)
        .joined(separator: ", ")
      notes.append(
        RunNote(
          vietnamese:
            "\(place): có hai lần sửa khác nhau, \(first.shown(in: .vietnamese)) và \(value.shown(in: .vietnamese)); lần ghi sau (\(value.shown(in: .vietnamese))) được áp dụng.",
          english:
            "\(place): there are two corrections, to \(first.shown(in: .english)) and to \(value.shown(in: .english)); the later one (\(value.shown(in: .english))) counts."
        ))
    }
    if decision.action == .correct { typed.append(decision) }
    new.append(book.aboutReturned(decision))
  }

  private mutating func append(_ new: [Decision], to file: inout DecisionFile) throws(RunError) {
    guard !new.isEmpty else { return }
    try file.append(new)
    notes.append(
      RunNote(
        vietnamese: "Đã ghi \(new.count) quyết định xử lý vào \(DecisionFile.name).",
        english: "\(new.count) decisions were added to \(DecisionFile.name)."))
  }

  /// Whether a workbook was not read before; where all decisions are gone, every one is read again.
  private mutating func isNew(_ bytes: [UInt8], in file: DecisionFile) -> Bool {
    taken.insert(SHA256.hexadecimal(of: bytes)).inserted || file.book.decisions.isEmpty
  }

  /// The names of the workbooks in `edited/`, in their order.
  private func keptWorkbooks() -> [[UInt8]] {
    let names = (try? SystemCalls.names(in: folder.appending("edited"))) ?? []
    return names.filter { FilePath(bytes: $0).shown.hasSuffix(".xlsx") && $0.first != UInt8(ascii: ".") }
  }

  /// The decisions of one workbook; what cannot be taken as one is told.
  private mutating func read(_ path: FilePath, shown: String) -> [Decision] {
    guard let workbook = try? WorkbookReader.readWorkbook(pathBytes: path.bytes, options: .all) else {
      notes.append(
        RunNote(
          vietnamese: "\(shown): không đọc được, nên không lấy được quyết định xử lý nào ở đó.",
          english: "\(shown): cannot be read, so no decisions could be taken from it."))
      return []
    }
    let last = last
    let known = { () -> [String: LastFinding] in
      Dictionary(last.findings().map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    }
    guard
      let sheet = DecisionSheet(
        workbook, at: at, schema: schema, codes: Catalogue.rules.map(\.code), known: known)
    else {
      notes.append(
        RunNote(
          vietnamese:
            "\(shown): không tìm thấy bảng phát hiện với các cột “Xử lý” và “Mã nhận dạng” (cột ẩn), nên không lấy được quyết định xử lý nào ở đó.",
          english:
            "\(shown): there is no table of findings with the columns “Decision” and “Fingerprint” (hidden), so no decisions could be taken from it."
        ))
      return []
    }
    if let other = sheet.campaign, other != schema.campaign.code {
      notes.append(
        RunNote(
          vietnamese: "\(shown): bản tổng hợp của chiến dịch \(other), nên không lấy quyết định ở đó.",
          english:
            "\(shown): the consolidated workbook of the campaign \(other), so no decisions were taken from it."
        ))
      return []
    }
    for entry in sheet.unclear {
      notes.append(
        RunNote(
          vietnamese:
            "\(shown), '\(sheet.sheetName)' dòng \(entry.row): \(entry.why.vietnamese); chưa áp dụng.",
          english: "\(shown), '\(sheet.sheetName)' row \(entry.row): \(entry.why.english); not applied."))
    }
    return sheet.decisions
  }
}
