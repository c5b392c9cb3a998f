import Glibc

/// What has to be true of a part for its elements to be known by their bytes, noted by handlers as it is parsed.
struct CanonicalNotes {
  /// Whether anybody notes.
  var isWatched = false
  /// Whether the part is in UTF-8.
  var isUTF8 = true
  /// Whether the root makes a namespace of SpreadsheetML the one of names without a prefix, and no element after it
  /// declared another one.
  var isOurs = false
  /// Whether the root declares the prefix `x14ac`.
  var declaresDescent = false
  /// Whether a CDATA section is open.
  var isInSection = false

  /// Whether an element without a prefix is SpreadsheetML's and its bytes are UTF-8.
  var isPlain: Bool { isWatched && isUTF8 && isOurs && !isInSection }
}

extension FramePointer {
  /// An element that is about to begin declares a namespace.
  func noteDeclaration(prefix: UnsafePointer<CChar>?, namespace: UnsafePointer<CChar>?) {
    let isRoot = pointee.depth == 0
    guard let prefix else {
      pointee.canonical.isOurs =
        isRoot && namespace.map { Self.isSpreadsheetML($0) } == true
      return
    }
    if isRoot, strcmp(prefix, "x14ac") == 0 { pointee.canonical.declaresDescent = true }
  }

  private static func isSpreadsheetML(_ namespace: UnsafePointer<CChar>) -> Bool {
    let bytes = UnsafeRawPointer(namespace).assumingMemoryBound(to: UInt8.self)
    return bytes.equals(ParseFrame.transitional) || bytes.equals(ParseFrame.strict)
  }
}
