/// Writes the lock file `~$…` that Excel keeps beside a workbook while it is open: the user's name twice, once as
/// bytes, once as UTF-16, 165 bytes in all.
enum OwnerFile {
  /// The bytes of a lock file.
  static func bytes(user: String) -> [UInt8] {
    let name = Array(user.utf8.prefix(52))
    var bytes = [UInt8(name.count)] + name
    bytes += [UInt8](repeating: 0x20, count: 55 - bytes.count)
    let units = Array(user.utf16.prefix(52))
    bytes += [UInt8(units.count), 0]
    for unit in units { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
    while bytes.count + 1 < 165 { bytes += [0x20, 0] }
    return bytes
  }
}
