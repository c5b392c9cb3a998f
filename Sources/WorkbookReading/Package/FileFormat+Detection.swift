extension FileFormat {
  /// What the file at a path is.
  /// - Throws: `io-error` if it cannot be read.
  public static func detect(path: String) throws(WorkbookReadError) -> FileFormat {
    try detect(pathBytes: Array(path.utf8))
  }

  /// What the file at a path, given by its bytes, is.
  package static func detect(pathBytes: [UInt8]) throws(WorkbookReadError) -> FileFormat {
    try detect(InputFile(path: pathBytes))
  }

  /// What some bytes are.
  public static func detect(contents: [UInt8]) -> FileFormat {
    (try? detect(InputFile(contents: contents))) ?? .unknown
  }

  /// What an open file is.
  static func detect(_ file: InputFile) throws(WorkbookReadError) -> FileFormat {
    let head = try file.bytes(count: min(file.size, 4096), at: 0)
    if isZip(head) {
      guard let archive = try? ZipArchive(file, limits: .standard) else { return .zip }
      return detect(archive)
    }
    return try detectOther(file, head: head)
  }

  /// Whether the first bytes are those of a zip container: a local header, or the end record of an empty one.
  static func isZip(_ head: [UInt8]) -> Bool {
    starts(head, [0x50, 0x4B, 3, 4]) || starts(head, [0x50, 0x4B, 5, 6])
  }

  /// What a zip container holds.
  static func detect(_ archive: ZipArchive) -> FileFormat {
    if archive.entries.isEmpty { return .emptyZip }
    if archive.entry(named: "xl/workbook.bin") != nil { return .xlsb }
    if archive.entry(named: "xl/workbook.xml") != nil { return .workbook }
    if archive.entry(named: "word/document.xml") != nil { return .docx }
    if archive.entry(named: "ppt/presentation.xml") != nil { return .pptx }
    if archive.entry(named: "index/document.iwa") != nil || archive.entry(named: "index.zip") != nil {
      return .numbers
    }
    if let entry = archive.entry(named: "mimetype") {
      let mime = "application/vnd.oasis.opendocument."
      let type = (try? start(of: entry, in: archive)) ?? ""
      if type.hasPrefix(mime + "spreadsheet") { return .ods }
      if type.hasPrefix(mime) { return .openDocument }
    }
    if archive.entry(named: "meta-inf/manifest.xml") != nil, archive.entry(named: "content.xml") != nil {
      return .openDocument
    }
    if let entry = archive.entry(named: "[content_types].xml"), let types = try? start(of: entry, in: archive)
    {
      if types.contains("ms-excel.sheet.binary") { return .xlsb }
      if types.contains("spreadsheetml.sheet.main") || types.contains("spreadsheetml.template.main")
        || types.contains("ms-excel.sheet.macroEnabled.main")
        || types.contains("ms-excel.template.macroEnabled.main")
      {
        return .workbook
      }
      if types.contains("wordprocessingml") { return .docx }
      if types.contains("presentationml") { return .pptx }
    }
    return .zip
  }

  /// The first 64 KiB of an entry as text.
  private static func start(of entry: ZipEntry, in archive: ZipArchive) throws(WorkbookReadError) -> String {
    let stream = try PartStream(entry, of: archive, inflater: Inflater(), limits: .standard)
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: 64 << 10, alignment: 8)
    defer { buffer.deallocate() }
    let count = try stream.read(into: buffer, capacity: 64 << 10)
    return String(decoding: UnsafeRawBufferPointer(start: buffer, count: count), as: UTF8.self)
  }

  /// What a file that is no zip container is.
  static func detectOther(_ file: InputFile, head: [UInt8]) throws(WorkbookReadError) -> FileFormat {
    if head.isEmpty { return .empty }
    if starts(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return CompoundFile.format(of: file)
    }
    for (magic, format) in magics where starts(head, magic) { return format }
    if head.allSatisfy({ $0 == 0 }) { return .zeros }
    if isLockFile(head, size: file.size) { return .lockFile }
    return textFormat(head)
  }

  private static let magics: [([UInt8], FileFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf), (Array("Rar!\u{1A}\u{7}".utf8), .rar),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), ([0x1F, 0x8B], .gzip),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image), ([0x49, 0x49, 0x2A, 0], .image), ([0x4D, 0x4D, 0, 0x2A], .image),
    // BIFF 2 to 4: Excel 2 to 4 wrote no compound file.
    ([0x09, 0x00, 0x04, 0x00], .xls), ([0x09, 0x02, 0x06, 0x00], .xls), ([0x09, 0x04, 0x06, 0x00], .xls),
  ]

  private static func starts(_ head: [UInt8], _ magic: [UInt8]) -> Bool { head.starts(with: magic) }

  /// Excel's owner file: the length of a name, the name, padding, 165 bytes in all. LibreOffice's: fields separated by
  /// commas, the last a file URL.
  private static func isLockFile(_ head: [UInt8], size: Int) -> Bool {
    if size == 165 || size == 162, let length = head.first, length > 0, length < 55 { return true }
    return size < 1024 && head.first == UInt8(ascii: ",") && head.last == UInt8(ascii: ";")
  }

  /// Markup or plain text; `unknown` where there are bytes that no text holds.
  private static func textFormat(_ head: [UInt8]) -> FileFormat {
    var text = head
    if starts(head, [0xFF, 0xFE]) || starts(head, [0xFE, 0xFF]) {
      let isLittle = head[0] == 0xFF
      let units = stride(from: 2, to: head.count - 1, by: 2).map { place in
        isLittle
          ? UInt16(head[place]) | UInt16(head[place + 1]) << 8
          : UInt16(head[place]) << 8 | UInt16(head[place + 1])
      }
      text = Array(String(decoding: units, as: UTF16.self).utf8)
    } else if starts(head, [0xEF, 0xBB, 0xBF]) {
      text = Array(head.dropFirst(3))
    }
    if starts(text, Array("BM".utf8)), text.contains(where: { $0 < 9 }) { return .image }
    guard !text.contains(where: { $0 < 9 || (14..<32).contains($0) && $0 != 27 }) else { return .unknown }
    let lowered = String(decoding: text, as: UTF8.self).lowercased().drop { $0.isWhitespace }
    guard lowered.hasPrefix("<") else { return .text }
    if lowered.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .spreadsheetML2003 }
    if lowered.contains("opendocument.spreadsheet") { return .ods }
    if lowered.contains("<html") || lowered.contains("<table") || lowered.hasPrefix("<!doctype html") {
      return .html
    }
    return lowered.hasPrefix("<?xml") ? .xml : .text
  }
}
