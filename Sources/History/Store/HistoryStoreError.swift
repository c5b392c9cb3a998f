internal import GRDB

/// Why the store cannot be used; the run goes on without it.
package struct HistoryStoreError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Reason: Sendable, Equatable {
    /// The file is no store, or it is damaged: it can be removed and is built again.
    case damaged
    /// A later version wrote it.
    case newer
    /// It cannot be opened, read or written: a folder that is read-only, a share without locks, a full disk.
    case unusable
  }
  /// The reason.
  package var reason: Reason
  /// What the database says.
  package var detail: String

  /// An error of the database, or one of ours as it is.
  init(_ error: any Error) {
    if let error = error as? HistoryStoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      (reason, detail) = (.unusable, "\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: reason = .damaged
    default: reason = .unusable
    }
    detail = error.message ?? "\(error.resultCode)"
  }
  /// An error of our own.
  init(_ reason: Reason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
