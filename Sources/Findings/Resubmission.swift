/// What a return that came again changed.
package struct Resubmission: Sendable, Equatable {
  /// Figures that say something else than before.
  package var changedCells: Int
  /// Findings that are no more, and findings that are new, with their severity at least warning or not.
  package var closed: Int, new: Int
  /// A change.
  package init(changedCells: Int, closed: Int, new: Int) {
    self.changedCells = changedCells
    self.closed = closed
    self.new = new
  }
  /// In one sentence.
  package var message: FindingMessage {
    FindingMessage(
      vietnamese: "gửi lại: \(changedCells) ô đổi, \(closed) cảnh báo đã khép, \(new) mới",
      english: "sent again: \(changedCells) cells changed, \(closed) findings closed, \(new) new")
  }
}
