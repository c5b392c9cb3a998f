/// Whether a file that is being copied has arrived.
package enum WholeContainer {
  /// False for a zip container without its end, for a file whose beginning is still missing, and for one that is gone; true
  /// for anything else, what is no file or may not be read included: waiting helps neither. A zip container ends with an end record (APPNOTE 6.3.10, 4.3.16), which is copied last; some
  /// programs make a file as long as it will be before they fill it.
  package static func isWhole(_ path: FilePath) -> Bool {
    guard let status = try? SystemCalls.status(of: path) else {
      // A link that leads nowhere.
      return (try? SystemCalls.status(of: path, followingLinks: false)) != nil
    }
    guard status.kind == .file else { return true }
    let size = status.size
    let head: [UInt8]
    do throws(SystemCalls.Failure) { head = try SystemCalls.bytes(of: path, at: 0, count: 8) } catch {
      return error.isForbidden
    }
    let isMeant = FolderScan.looksLikeWorkbook(path.name)
    if head.allSatisfy({ $0 == 0 }) { return !isMeant && size == 0 }
    guard head.starts(with: [0x50, 0x4B]) else { return true }
    let tailStart = max(0, size - (22 + 0xFFFF))
    guard let tail = try? SystemCalls.bytes(of: path, at: tailStart, count: size - tailStart) else {
      return false
    }
    var place = tail.count - 22
    while place >= 0 {
      if tail[place] == 0x50, tail[place + 1] == 0x4B, tail[place + 2] == 5, tail[place + 3] == 6 {
        let comment = Int(tail[place + 20]) | Int(tail[place + 21]) << 8
        if place + 22 + comment == tail.count { return true }
      }
      place -= 1
    }
    return false
  }
}
