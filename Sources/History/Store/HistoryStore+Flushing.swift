internal import GRDB
private import GRDBSQLite

extension HistoryStore {
  /// Brings what a transaction has written so far to the disk, so that its end need not wait for that: SQLite syncs the journal
  /// before pages (sqlite.org/c3ref/db_cacheflush.html), as it does where they do not fit into its memory. Whatever goes
  /// wrong here goes wrong once more when the transaction ends, and is told then.
  static func flush(_ db: Database) {
    guard let connection = db.sqliteConnection, sqlite3_db_cacheflush(connection) == SQLITE_OK else { return }
    var file: UnsafeMutablePointer<sqlite3_file>?
    let found = withUnsafeMutablePointer(to: &file) {
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, $0)
    }
    guard found == SQLITE_OK, let file, let methods = file.pointee.pMethods else { return }
    _ = methods.pointee.xSync?(file, SQLITE_SYNC_NORMAL)
  }
}
