internal import GRDB

/// What runs of a campaign said, in one SQLite file in its folder. It is a memory aid, never a source: it is built from
/// `history/`, `decisions.jsonl` and the runs themselves, and may be removed at any time.
///
/// A rollback journal and not a write-ahead log, since the folder may lie on a network share, where shared memory does
/// not work (sqlite.org/wal.html, 1); a run that is killed leaves the state before or after it, nothing in between.
package final class HistoryStore: Sendable {
  /// The name of the file below `history/`.
  package static let fileName = "tonghop.sqlite"
  /// How long another run is waited for, in seconds.
  private static let patience = 5.0
  let queue: DatabaseQueue

  /// Opens a store, or begins one.
  package init(path: String, readOnly: Bool = false) throws(HistoryStoreError) {
    do {
      var configuration = Configuration()
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(Self.patience)
      configuration.label = "history"
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = StoreMigrations.migrator
      if try queue.read({ try migrator.hasBeenSuperseded($0) }) {
        throw HistoryStoreError(.newer, "a later version wrote it")
      }
      if !readOnly {
        let (isNew, isOld) = try queue.read { db in
          let isNew = try migrator.appliedMigrations(db).isEmpty
          return (isNew, try !isNew && !migrator.hasCompletedMigrations(db))
        }
        if isNew { try Self.begin(queue, with: migrator) } else { try migrator.migrate(queue) }
        // What migrations set free is given back; a store that cannot be written anew is as good as it is.
        if isOld { try? queue.vacuum() }
      }
    } catch let error as HistoryStoreError {
      throw error
    } catch {
      throw HistoryStoreError(error)
    }
  }

  /// Begins a store: its tables are made in memory and written at once, since each of
  /// the steps would be synced.
  private static func begin(_ queue: DatabaseQueue, with migrator: DatabaseMigrator) throws {
    let memory = try DatabaseQueue()
    try migrator.migrate(memory)
    try memory.backup(to: queue)
  }

  /// Reads, with every error as one of ours.
  func read<Value>(_ work: (Database) throws -> Value) throws(HistoryStoreError) -> Value {
    do { return try queue.read(work) } catch { throw HistoryStoreError(error) }
  }
}
