import Cells

/// The feed that gives a worksheet's rows to the lane.
extension CanonicalRows {
  /// A feed for a worksheet's part.
  /// - Parameter known: what was met around the rows of other sheets; nil: nobody remembers.
  static func feed(
    _ parser: ExpatParser, _ state: StatePointer, size: Int, usesLane: Bool, known: KnownSurrounds? = nil
  ) -> LaneFeed<CanonicalRows> {
    LaneFeed(
      parser, size: size, usesLane: usesLane, limits: state.pointee.limits,
      isAmongItems: { state.pointee.position == .sheetData },
      begin: { CanonicalRows(parser.sharedFrame, state, knowsDescent: parser.knowsDescent) },
      surrounds: known.map { surrounds($0, parser, state) })
  }

  private static func surrounds(
    _ known: KnownSurrounds, _ parser: ExpatParser, _ state: StatePointer
  ) -> LaneSurrounds<CanonicalRows> {
    let warned = state.pointee.warnings.mark
    let texts = state.pointee.texts.count
    return LaneSurrounds(
      known: known,
      begin: { CanonicalRows(parser.sharedFrame, state, knowsDescent: $0.knowsDescent) },
      progress: {
        LaneProgress(
          row: state.pointee.row, cells: state.pointee.cells.count, texts: state.pointee.texts.count - texts)
      },
      told: {
        guard state.pointee.sheetDataCount == 1, state.pointee.warnings.mark == warned else { return nil }
        return KnownSurrounds.Told(
          merges: state.pointee.merges, hiddenColumns: state.pointee.hiddenColumns)
      },
      tell: {
        state.pointee.merges = $0.merges
        state.pointee.hiddenColumns = $0.hiddenColumns
        state.pointee.sheetDataCount = 1
        state.pointee.position = .document
      })
  }
}
