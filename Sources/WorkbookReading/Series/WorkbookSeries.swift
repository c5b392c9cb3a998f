/// Workbooks that one worker reads one after the other, with the same options and limits.
///
/// What one workbook needed the next one uses again: parsers, the small parts that workbooks of one template have in
/// common (`KnownParts`), and what stands around the rows of their sheets and their shared strings (`KnownSurrounds`). What is
/// read is the same as without a series. A series and the readers made with it belong to one thread.
package final class WorkbookSeries {
  /// What is read besides cells.
  let options: ReadingOptions
  /// The limits of each workbook.
  let limits: ReadingLimits
  /// The parsers.
  let tools: ReadingTools
  /// The parts that were met.
  let knownParts = KnownParts()

  /// A series without a workbook so far.
  package init(options: ReadingOptions = .all, limits: ReadingLimits = .standard) {
    self.options = options
    self.limits = limits
    tools = ReadingTools(limits: limits)
  }
}

/// Parsers and inflaters that wait for their next part.
final class ReadingTools {
  /// What was met around the rows of sheets.
  let knownSurrounds = KnownSurrounds()
  /// What was met around shared strings: the same but for the numbers of them.
  let knownAroundStrings = KnownSurrounds(versions: 32)
  private let limits: ReadingLimits
  private var idle: [(parser: ExpatParser, inflater: Inflater)] = []

  /// None yet; `limits` hold for each parser.
  init(limits: ReadingLimits) { self.limits = limits }

  /// A parser and an inflater, used before or new; throws only for want of memory.
  func take() throws(WorkbookReadError) -> (ExpatParser, Inflater) {
    if let tools = idle.popLast() { return (tools.parser, tools.inflater) }
    return (try ExpatParser(limits: limits), Inflater())
  }

  /// Takes back what `take` gave. A parser keeps the memory that a part made it take; one that took much is not used
  /// again, so that the next part finds as much as the first one.
  func giveBack(_ parser: ExpatParser, _ inflater: Inflater) {
    if parser.isLean { idle.append((parser, inflater)) }
  }
}
