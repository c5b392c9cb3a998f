private import CYAML
import Schema

/// What stands next in a YAML text.
struct YAMLEvent {
  /// What it is.
  enum Content {
    /// A document begins.
    case document
    /// A text; plain where it stands without quotes.
    case text(String, plain: Bool)
    /// A list begins.
    case list
    /// A mapping begins.
    case mapping
    /// The innermost list or mapping ends.
    case end
    /// What the anchor of this name stands at is to stand here too.
    case alias(String)
    /// A document ends.
    case documentEnd
    /// There is nothing more.
    case textEnd
  }
  /// What it is.
  var content: Content
  /// Where it begins: its anchor or tag where it has one.
  var position: SourcePosition
  /// The name of its anchor.
  var anchor: String?
  /// Whether a tag says that it is something else than a text, a list or a mapping.
  var hasTag = false
}

/// What makes a YAML text unusable as a whole.
struct YAMLFault: Error {
  /// What is wrong.
  var reason: SchemaProblem.Reason
  /// Where; nil for the text as a whole.
  var position: SourcePosition?
}

/// The events of a YAML text, one after the other. The only file that sees libyaml.
final class YAMLEvents {
  private let text: String
  // libyaml keeps pointers to its parser and to what it reads: both stay where they are as long as this lives.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The events of a text.
  init(of text: String) {
    self.text = text
    bytes = .allocate(capacity: max(1, text.utf8.count))
    _ = bytes.initialize(from: text.utf8)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    // It can fail for want of memory only, and says so when it is asked for the first event.
    if yaml_parser_initialize(parser) == 1 {
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, text.utf8.count)
    }
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event. Nothing may be asked for after an error, or after the text's end.
  /// - Throws: that the text is no YAML.
  func next() throws(YAMLFault) -> YAMLEvent {
    var event = yaml_event_t()
    guard parser.pointee.error == YAML_NO_ERROR, yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    let position = SourcePosition(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return YAMLEvent(
        content: .text(Self.text(value), plain: scalar.style == YAML_PLAIN_SCALAR_STYLE), position: position,
        anchor: Self.name(scalar.anchor), hasTag: Self.isTag(scalar.tag, otherThan: YAML_STR_TAG))
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return YAMLEvent(
        content: .list, position: position, anchor: Self.name(list.anchor),
        hasTag: Self.isTag(list.tag, otherThan: YAML_SEQ_TAG))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return YAMLEvent(
        content: .mapping, position: position, anchor: Self.name(mapping.anchor),
        hasTag: Self.isTag(mapping.tag, otherThan: YAML_MAP_TAG))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(content: .end, position: position)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(content: .alias(Self.name(event.data.alias.anchor) ?? ""), position: position)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(content: .document, position: position)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(content: .documentEnd, position: position)
    case YAML_STREAM_START_EVENT: return try next()
    default: return YAMLEvent(content: .textEnd, position: position)
    }
  }

  /// The text of bytes, of which libyaml has checked that they are UTF-8. A byte order mark that came along with what was
  /// pasted is no part of it.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.first == 0xEF, bytes.starts(with: "\u{FEFF}".utf8) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  }

  private static func name(_ name: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    name.map { String(cString: $0) }
  }

  /// Whether there is a tag, and it is not what goes without saying.
  private static func isTag(_ tag: UnsafeMutablePointer<yaml_char_t>?, otherThan usual: String) -> Bool {
    name(tag).map { $0 != usual } ?? false
  }

  /// What libyaml has found wrong, with its place.
  private var fault: YAMLFault {
    let found = parser.pointee
    let words = found.problem.map { String(cString: $0) } ?? "Memory error"
    switch found.error {
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      return YAMLFault(reason: .syntax(words), position: SourcePosition(found.problem_mark))
    case YAML_READER_ERROR:
      let value = found.problem_value
      let character = value >= 0 ? " (U+\(String(value, radix: 16, uppercase: true)))" : ""
      return YAMLFault(reason: .syntax(words + character), position: position(ofByte: found.problem_offset))
    default: return YAMLFault(reason: .syntax(words))
    }
  }

  /// The place of a character by the bytes before it.
  private func position(ofByte offset: Int) -> SourcePosition? {
    let bytes = text.utf8
    guard let end = bytes.index(bytes.startIndex, offsetBy: offset, limitedBy: bytes.endIndex) else {
      return nil
    }
    let before = text[..<end]
    let lastLine =
      before.lastIndex(where: \.isNewline).map { before[before.index(after: $0)...] } ?? before[...]
    return SourcePosition(
      line: before.count(where: \.isNewline) + 1, column: lastLine.unicodeScalars.count + 1)
  }
}

extension SourcePosition {
  /// What libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
