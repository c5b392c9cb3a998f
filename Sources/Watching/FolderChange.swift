/// What there is to tell of a folder after a look.
package enum FolderNews: Sendable, Equatable {
  /// Files have settled, or are gone for good.
  case settled(FolderChange)
  /// The folder itself cannot be opened: it was removed or renamed, or its share is away.
  case gone
  /// Nothing settled.
  case quiet
}

/// What settled between two looks. Paths in byte order.
package struct FolderChange: Sendable, Equatable {
  /// Files that are new, files that are others than before, and files that are gone.
  package var added: [WatchedPath] = [], changed: [WatchedPath] = [], removed: [WatchedPath] = []
  /// Whether the folder was away and is back.
  package var isBack = false
  /// Files that are still being written, or are open.
  package var unsettled: [WatchedPath] = []
  /// Nothing changed yet.
  package init() {}
  /// Whether nothing settled.
  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty && !isBack }
}
