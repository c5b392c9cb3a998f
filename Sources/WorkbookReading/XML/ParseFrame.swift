import Glibc

/// What expat's handlers share, behind the one pointer that expat passes to them.
///
/// Elements count by their local name in the namespace of the root element, or in one of the two of SpreadsheetML
/// (ECMA-376 Part 1 and Part 4 name them); elements of other namespaces are skipped with all they hold. Of
/// `mc:AlternateContent` the fallback is read, since none of the choices' namespaces is understood (ECMA-376 Part 3, 7.6).
struct ParseFrame {
  /// The part's own state.
  var state: UnsafeMutableRawPointer
  /// expat's parser, for `ExpatParser.stop`.
  var parser: OpaquePointer
  /// How many elements are open.
  var depth = 0
  /// How many may be.
  var maximumDepth: Int
  /// How many bytes the name of a namespace may have: expat writes it out for each attribute that has its prefix.
  var maximumNamespace: Int
  /// At which depth a skipped element was opened; 0: nothing is skipped.
  var skipped = 0
  /// At which depths `mc:AlternateContent` and `mc:Fallback` are open, innermost last; they count as not there.
  var transparent: [Int] = []
  /// Why parsing was stopped, if it was.
  var failure: WorkbookReadError.Reason?
  /// The root element's namespace: bytes and length.
  var namespace: UnsafeMutablePointer<UInt8>?
  /// The length of the namespace, without the separator.
  var namespaceLength = 0
  /// Local names of foreign elements whose content counts wherever they stand, from the root's `mc:ProcessContent`.
  var processed: Set<String> = []
  /// What the fast lane has to know.
  var canonical = CanonicalNotes()

  /// What stands between namespace and local name; cannot occur in either.
  static let separator: UInt8 = 1
  /// The namespaces of SpreadsheetML.
  static let transitional: StaticString = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// The namespace of strict SpreadsheetML.
  static let strict: StaticString = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  /// The namespace of markup compatibility.
  static let compatibility: StaticString = "http://schemas.openxmlformats.org/markup-compatibility/2006"
}

/// The pointer that expat passes to handlers.
typealias FramePointer = UnsafeMutablePointer<ParseFrame>
/// A name or value as expat gives it: UTF-8, ends with 0.
typealias XMLBytes = UnsafePointer<UInt8>

extension FramePointer {
  /// The frame that expat passed.
  @inline(__always)
  init?(_ data: UnsafeMutableRawPointer?) {
    guard let data else { return nil }
    self = data.assumingMemoryBound(to: ParseFrame.self)
  }

  /// To be called first for each start tag.
  /// - Returns: the local name of an element that counts; nil for one that is skipped.
  @inline(__always)
  func open(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> XMLBytes? {
    pointee.depth &+= 1
    guard let name, pointee.skipped == 0, pointee.depth <= pointee.maximumDepth else {
      if pointee.depth > pointee.maximumDepth {
        fail(.tooLarge(.depth, maximum: pointee.maximumDepth))
      }
      return nil
    }
    let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    let length = pointee.namespaceLength
    if let namespace = pointee.namespace, pointee.depth > 1, length > 0,
      strncmp(name, namespace, length) == 0,
      bytes[length] == ParseFrame.separator
    {
      return bytes + length + 1
    }
    return openOther(bytes, XMLAttributes(attributes))
  }

  /// To be called first for each end tag.
  /// - Returns: whether the element is one that `open` gave a name for.
  @inline(__always)
  func close() -> Bool {
    let depth = pointee.depth
    pointee.depth = depth &- 1
    if pointee.skipped != 0 {
      if pointee.skipped == depth { pointee.skipped = 0 }
      return false
    }
    if !pointee.transparent.isEmpty { return closeTransparent(depth) }
    return pointee.failure == nil
  }

  /// Skips the element that was just opened, and all it holds.
  @inline(__always)
  func skip() { pointee.skipped = pointee.depth }

  /// Remembers why and stops parsing. The first reason counts.
  func fail(_ reason: WorkbookReadError.Reason) {
    if pointee.failure == nil { pointee.failure = reason }
    ExpatParser.stop(pointee.parser)
  }

  private func closeTransparent(_ depth: Int) -> Bool {
    guard pointee.transparent.last == depth else { return pointee.failure == nil }
    pointee.transparent.removeLast()
    return false
  }

  /// The root, and elements of other namespaces.
  private func openOther(_ name: XMLBytes, _ attributes: XMLAttributes) -> XMLBytes? {
    var end = 0
    var separated = false
    while name[end] != 0 {
      if name[end] == ParseFrame.separator {
        separated = true
        break
      }
      end += 1
    }
    let local = separated ? name + end + 1 : name
    let length = separated ? end : 0
    if pointee.depth == 1 {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: length + 1)
      copy.update(from: name, count: length)
      copy[length] = 0
      pointee.namespace?.deallocate()
      pointee.namespace = copy
      pointee.namespaceLength = length
      pointee.processed = Self.processedContent(attributes)
      return local
    }
    if length == 0 {
      // Without a namespace, as careless programs write `xmlns=""` on children: the local name counts.
      return local
    }
    if Self.equal(name, length, ParseFrame.transitional) || Self.equal(name, length, ParseFrame.strict) {
      return local
    }
    if Self.equal(name, length, ParseFrame.compatibility),
      local.equals("AlternateContent") || local.equals("Fallback")
    {
      pointee.transparent.append(pointee.depth)
      return nil
    }
    // A foreign element is ignored with all it holds, unless its content is to be processed (Part 3, 7.3).
    if isProcessed(local, attributes) {
      pointee.transparent.append(pointee.depth)
      return nil
    }
    skip()
    return nil
  }

  /// Whether the root, or the element itself, lists a foreign element among those whose content is to be processed.
  private func isProcessed(_ local: XMLBytes, _ attributes: XMLAttributes) -> Bool {
    if Self.names(local, pointee.processed) { return true }
    let own = Self.processedContent(attributes)
    return Self.names(local, own)
  }

  private static func names(_ local: XMLBytes, _ names: Set<String>) -> Bool {
    !names.isEmpty && (names.contains(local.string) || names.contains("*"))
  }

  /// The local names that an element's `mc:ProcessContent` lists.
  private static func processedContent(_ attributes: XMLAttributes) -> Set<String> {
    guard let list = attributes.value("ProcessContent", in: ParseFrame.compatibility) else { return [] }
    let bytes = UnsafeBufferPointer(start: list, count: list.length)
    return Set(
      bytes.split(whereSeparator: Decimal.isSpace).map { name in
        String(
          decoding: name[((name.lastIndex(of: UInt8(ascii: ":")) ?? name.startIndex - 1) + 1)...],
          as: UTF8.self)
      })
  }

  private static func equal(_ name: XMLBytes, _ length: Int, _ other: StaticString) -> Bool {
    length == other.utf8CodeUnitCount && memcmp(name, other.utf8Start, length) == 0
  }
}

extension XMLBytes {
  /// Whether the text, which ends with 0, is this one.
  @inline(__always)
  func equals(_ other: StaticString) -> Bool {
    strcmp(
      UnsafeRawPointer(self).assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(other.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// Whether the text is this one character.
  @inline(__always)
  func equals(_ byte: UInt8) -> Bool { self[0] == byte && self[1] == 0 }

  /// The name without its namespace: what follows the last separator.
  var localName: XMLBytes {
    var start = self
    var position = self
    while position.pointee != 0 {
      if position.pointee == ParseFrame.separator { start = position + 1 }
      position += 1
    }
    return start
  }

  /// The bytes before the 0.
  var length: Int { strlen(UnsafeRawPointer(self).assumingMemoryBound(to: CChar.self)) }

  /// As a `String`.
  var string: String {
    String(decoding: UnsafeBufferPointer(start: self, count: length), as: UTF8.self)
  }

  /// Whether it is one of the spellings of true (XML Schema Part 2, 3.2.2; Excel also writes `True`).
  var isTrue: Bool { equals("1") || equals("true") || equals("on") || equals("True") || equals("TRUE") }

  /// A number without sign that fits; white space around it allowed; nil for anything else.
  var unsigned: Int? { Decimal.unsigned(UnsafeBufferPointer(start: self, count: length)) }
}

/// The attributes of a start tag, as expat gives them: name, value, name, value, …, nil.
struct XMLAttributes: Sequence, IteratorProtocol {
  private var position: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The attributes at a pointer.
  @inline(__always)
  init(_ start: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { position = start }

  /// The next attribute.
  @inline(__always)
  mutating func next() -> (name: XMLBytes, value: XMLBytes)? {
    guard let at = position, let name = at[0], let value = at[1] else { return nil }
    position = at + 2
    return (
      UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self),
      UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
    )
  }

  /// The value of an attribute without a namespace.
  func value(_ name: StaticString) -> XMLBytes? {
    for attribute in self where attribute.name.equals(name) { return attribute.value }
    return nil
  }

  /// The value of an attribute in a namespace.
  func value(_ name: StaticString, in namespace: StaticString) -> XMLBytes? {
    let length = namespace.utf8CodeUnitCount
    for attribute in self {
      let bytes = UnsafeRawPointer(attribute.name).assumingMemoryBound(to: CChar.self)
      guard
        strncmp(bytes, UnsafeRawPointer(namespace.utf8Start).assumingMemoryBound(to: CChar.self), length)
          == 0,
        attribute.name[length] == ParseFrame.separator, (attribute.name + length + 1).equals(name)
      else { continue }
      return attribute.value
    }
    return nil
  }

  /// The value of an attribute in whatever namespace.
  func qualifiedValue(_ name: StaticString) -> XMLBytes? {
    for attribute in self {
      let local = attribute.name.localName
      if local != attribute.name, local.equals(name) { return attribute.value }
    }
    return nil
  }
}
