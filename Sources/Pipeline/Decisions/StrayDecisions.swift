internal import Findings
internal import History
internal import Schema
internal import WorkbookReading

/// Copies of the consolidated workbook that lie among the returns. They are no returns, and nothing is taken from them, for nobody
/// knows which copy counts; but what staff decided in one is not passed over in silence.
enum StrayDecisions {
  /// What there is to tell of the files that bear the stamp of a consolidated workbook.
  /// - Parameters:
  ///   - taken: hashes of workbooks whose decisions were taken in already.
  ///   - last: what the last run wrote: copies of that which nobody changed say nothing.
  ///   - target: the folder from which decisions are taken, as people see it.
  static func notes(
    _ read: [ReadInput], campaign: LoadedCampaign, book: DecisionBook, taken: Set<String>, last: LastRun,
    target: String
  ) -> [RunNote] {
    read.compactMap { input in
      guard case .consolidated = input.outcome, !taken.contains(input.sha256),
        !last.outputs.values.contains(input.sha256),
        let workbook = try? WorkbookReader.readWorkbook(
          pathBytes: input.candidate.path.bytes, options: .all),
        let sheet = DecisionSheet(
          workbook, at: "", schema: campaign.schema, codes: Catalogue.rules.map(\.code), known: { [:] }),
        sheet.campaign == nil || sheet.campaign == campaign.schema.campaign.code
      else { return nil }
      let new = sheet.decisions.filter { typed in
        let decision = book.aboutReturned(typed)
        return !book.holds(decision) && !book.isStanding(decision)
      }
      let count = new.count + sheet.unclear.count
      guard count > 0 else { return nil }
      return RunNote(
        vietnamese:
          "\(input.file): bản tổng hợp nằm giữa các báo cáo, \(count) dòng xử lý ghi ở đó chưa được lấy. Muốn áp dụng thì chuyển tệp này vào \(target)/ rồi chạy lại.",
        english:
          "\(input.file): a consolidated workbook among the returns; \(count) rows decided in it were not taken. To apply them, move it to \(target)/ and run again."
      )
    }
  }
}
