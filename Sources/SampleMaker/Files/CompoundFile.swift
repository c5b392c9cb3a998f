/// Writes compound files ([MS-CFB] 2), the container of `.xls` workbooks and of encrypted ones: version 3, sectors of
/// 512 bytes, every stream at least 4,096 bytes long, so that there is no mini stream.
enum CompoundFile {
  private static let sector = 512
  private static let free = 0xFFFF_FFFF, endOfChain = 0xFFFF_FFFE, allocation = 0xFFFF_FFFD

  /// The bytes of a file with streams. Their names ascend as [MS-CFB] 2.6.4 compares them: shorter ones first.
  static func bytes(streams: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let padded = streams.map { stream in
      var bytes = stream.bytes
      bytes += [UInt8](repeating: 0, count: max(0, 4096 - bytes.count))
      return (name: stream.name, size: bytes.count, bytes: bytes)
    }
    // Sector 0 is the allocation table, sector 1 and on the directory, then the streams.
    let directorySectors = (streams.count + 1 + 3) / 4
    var chains = [allocation]
    for index in 0..<directorySectors { chains.append(index + 1 < directorySectors ? index + 2 : endOfChain) }
    var starts: [Int] = []
    for stream in padded {
      let count = (stream.size + sector - 1) / sector
      let start = chains.count
      starts.append(start)
      for index in 0..<count { chains.append(index + 1 < count ? start + index + 1 : endOfChain) }
    }
    precondition(
      chains.count <= sector / 4, "the streams are too long for one sector of the allocation table")

    var file = header(directory: 1)
    for chain in chains { file.append(chain, bytes: 4) }
    while file.count < 2 * sector { file.append(free, bytes: 4) }
    file += entry(
      "Root Entry", kind: 5, right: nil, child: streams.isEmpty ? nil : 1, start: endOfChain, size: 0)
    for (index, stream) in padded.enumerated() {
      let right = index + 1 < padded.count ? index + 2 : nil
      file += entry(stream.name, kind: 2, right: right, child: nil, start: starts[index], size: stream.size)
    }
    while file.count < (2 + directorySectors) * sector {
      file += entry("", kind: 0, right: nil, child: nil, start: 0, size: 0)
    }
    for stream in padded {
      file += stream.bytes
      file.pad(to: sector)
    }
    return file
  }

  /// The header ([MS-CFB] 2.2), with the allocation table in sector 0.
  private static func header(directory: Int) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16)
    for number in [0x3E, 3, 0xFFFE, 9, 6] { header.append(number, bytes: 2) }
    header += [UInt8](repeating: 0, count: 6)
    for number in [0, 1, directory, 0, 4096, endOfChain, 0, endOfChain, 0, 0] {
      header.append(number, bytes: 4)
    }
    while header.count < sector { header.append(free, bytes: 4) }
    return header
  }

  /// A directory entry ([MS-CFB] 2.6.1).
  private static func entry(_ name: String, kind: UInt8, right: Int?, child: Int?, start: Int, size: Int)
    -> [UInt8]
  {
    var entry = [UInt8](utf16: name)
    entry += [UInt8](repeating: 0, count: 64 - entry.count)
    entry.append(name.isEmpty ? 0 : name.utf16.count * 2 + 2, bytes: 2)
    entry += [kind, 1]
    for number in [free, right ?? free, child ?? free] { entry.append(number, bytes: 4) }
    entry += [UInt8](repeating: 0, count: 16 + 4 + 8 + 8)
    entry.append(start, bytes: 4)
    entry.append(size, bytes: 8)
    return entry
  }
}
