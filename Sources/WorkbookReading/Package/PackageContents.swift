/// Everything that a zip package holds, for documents that are handed on with a few parts changed.
package enum PackageContents {
  /// A part: its name as it stands in the package, and its unpacked bytes.
  package struct Part: Sendable, Equatable {
    package var name: String, bytes: [UInt8]
  }

  /// The parts in the order of the directory, folders left out. What is damaged, encrypted or larger than the limits is
  /// refused as it is of a workbook.
  package static func read(pathBytes: [UInt8], limits: ReadingLimits = .standard) throws(WorkbookReadError)
    -> [Part]
  {
    let archive = try ZipArchive(InputFile(path: pathBytes), limits: limits)
    let inflater = Inflater()
    var parts: [Part] = []
    var total = 0
    let chunkSize = 64 << 10
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: chunkSize, alignment: 8)
    defer { chunk.deallocate() }
    for entry in archive.entries where !entry.isFolder {
      let stream = try PartStream(entry, of: archive, inflater: inflater, limits: limits)
      var bytes: [UInt8] = []
      while true {
        let count = try stream.read(into: chunk, capacity: chunkSize)
        guard count > 0 else { break }
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: chunk, count: count))
        total += count
        // All of it stays in memory: one document is no larger than one part of a workbook may be.
        guard total <= limits.partBytes else {
          throw WorkbookReadError(
            .tooLarge(.partBytes, maximum: limits.partBytes), at: .init(part: entry.shownName))
        }
      }
      parts.append(Part(name: entry.shownName, bytes: bytes))
    }
    return parts
  }
}
