/// One entry of a zip container, as its central directory describes it (APPNOTE 6.3.10, 4.3.12).
struct ZipEntry {
  /// The name as it stands in the directory.
  var name: [UInt8]
  /// The part name that it stands for: `/` as separator, no leading `/`, ASCII letters small.
  var partName: String
  /// The general purpose bits.
  var flags: Int
  /// 0 stored, 8 deflated.
  var method: Int
  /// CRC-32 of the unpacked bytes.
  var checksum: UInt32
  /// Bytes in the file.
  var packedSize: Int
  /// Bytes when unpacked.
  var size: Int
  /// Where its local header begins.
  var headerOffset: Int
  /// Where its bytes begin; known once the local header was checked.
  var dataOffset = 0

  /// Whether it is encrypted: by a password (bit 0) or because the directory hides its header (bit 13).
  var isEncrypted: Bool { flags & 0x2001 != 0 }
  /// Whether sizes and checksum follow the bytes (bit 3).
  var hasDescriptor: Bool { flags & 8 != 0 }
  /// Whether it is a folder.
  var isFolder: Bool { partName.utf8.last == UInt8(ascii: "/") && size == 0 }
  /// Its name for messages.
  var shownName: String { String(decoding: name, as: UTF8.self) }
}
