/// Compound files (MS-CFB), looked at only as far as it takes to say what they are.
enum CompoundFile {
  /// Sectors of the directory that are looked at: 4,096 hold 16,384 names at least.
  private static let maximumSectors = 4096

  /// What a compound file holds, by the names of its streams.
  static func format(of file: InputFile) -> FileFormat {
    let names = (try? streamNames(file)) ?? []
    if names.contains("EncryptedPackage") || names.contains("EncryptionInfo")
      || names.contains("\u{6}DataSpaces")
    {
      return .encryptedOffice
    }
    if names.contains("Workbook") || names.contains("Book") || names.contains("WORKBOOK") { return .xls }
    if names.contains("WordDocument") { return .doc }
    if names.contains("PowerPoint Document") { return .ppt }
    if names.contains("__properties_version1.0") { return .outlookMessage }
    // Its directory lies behind the end: most likely a workbook of which a part is lacking.
    if names.isEmpty, (try? hasDirectoryBehindEnd(file)) == true { return .xls }
    return .compoundFile
  }

  /// Whether the first sector of the directory lies behind the end of the file (MS-CFB 2.2).
  private static func hasDirectoryBehindEnd(_ file: InputFile) throws(WorkbookReadError) -> Bool {
    let header = try file.bytes(count: 512, at: 0)
    guard let shift = header.uint16(at: 30), shift == 9 || shift == 12, let sector = header.uint32(at: 48),
      sector < 0xFFFF_FFFA
    else { return false }
    return (sector + 2) << shift > file.size
  }

  /// The names in the directory: 128 bytes an entry, the name in UTF-16 (MS-CFB 2.6.1).
  private static func streamNames(_ file: InputFile) throws(WorkbookReadError) -> Set<String> {
    let header = try file.bytes(count: 512, at: 0)
    guard let shift = header.uint16(at: 30), shift == 9 || shift == 12, var sector = header.uint32(at: 48)
    else {
      return []
    }
    let size = 1 << shift
    var names: Set<String> = []
    for _ in 0..<maximumSectors {
      let offset = (sector + 1) << shift
      guard offset + size <= file.size else { break }
      let bytes = try file.bytes(count: size, at: offset)
      for entry in stride(from: 0, to: size, by: 128) {
        guard let length = bytes.uint16(at: entry + 64), length >= 2, length <= 64 else { continue }
        let units = stride(from: entry, to: entry + length - 2, by: 2).compactMap { bytes.uint16(at: $0) }
        names.insert(String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self))
      }
      // The next sector stands in the allocation table, whose first 109 sectors the header names.
      let perSector = size / 4
      guard sector / perSector < 109, let table = header.uint32(at: 76 + sector / perSector * 4) else {
        break
      }
      let place = (table + 1) << shift + sector % perSector * 4
      guard place + 4 <= file.size, let next = try file.bytes(count: 4, at: place).uint32(at: 0) else {
        break
      }
      guard next < 0xFFFF_FFFA else { break }
      sector = next
    }
    return names
  }
}
