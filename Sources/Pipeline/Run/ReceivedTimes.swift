internal import Findings

/// When workbooks were received: as the office noted it, else as the workbook says, else as the file system says.
struct ReceivedTimes {
  private let list: ReceivedList
  private let clock: CampaignClock

  /// Reads the folder's `received.csv` where there is one.
  init(folder: FilePath, clock: CampaignClock) {
    self.clock = clock
    let bytes = try? SystemCalls.contents(of: folder.appending("received.csv"))
    list = bytes.map { ReceivedList(bytes: $0, clock: clock) } ?? ReceivedList()
  }

  /// Lines of the list that say nothing.
  var notes: [RunNote] { list.problems }

  /// When a file was received, in seconds since 1970, and where that was found.
  func moment(of input: ReadInput) -> (seconds: Int, source: ReceivedSource) {
    if let seconds = list.seconds(for: input.file) { return (seconds, .list) }
    if case .read(_, _, let modified?, _) = input.outcome,
      let seconds = clock.seconds(of: modified, assumingUTC: true)
    {
      return (seconds, .properties)
    }
    return (input.candidate.status.modified, .fileTime)
  }
}
