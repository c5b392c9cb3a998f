/// The relationships of a part (ECMA-376 Part 2, 6.5).
struct Relationships {
  /// One relationship.
  struct Relationship {
    /// Its identifier, which the source part uses.
    var identifier: String
    /// The last segment of its type, such as `worksheet`; the same in transitional and strict packages.
    var type: String
    /// The target as it stands there.
    var target: String
    /// Whether the target lies outside of the package.
    var isExternal: Bool
  }

  /// The namespace of attributes that name a relationship (ECMA-376 Part 4, 9.2).
  static let transitional: StaticString =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// The same in strict packages (ECMA-376 Part 1, 22.8).
  static let strict: StaticString = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  /// The relationships, in the order of the file.
  var all: [Relationship] = []

  /// The first relationship of a type, inside the package.
  func first(type: String) -> Relationship? {
    all.first { $0.type == type && !$0.isExternal }
  }

  /// What follows the last slash.
  private static func lastSegment(_ text: XMLBytes) -> String {
    var start = text
    var at = text
    while at.pointee != 0 {
      if at.pointee == UInt8(ascii: "/"), at[1] != 0 { start = at + 1 }
      at += 1
    }
    return start.string
  }

  /// What the handlers fill.
  struct State: PartState {
    static let isOftenTheSame = true
    var relationships = Relationships()
    var maximum: Int
  }

  /// The handlers of this part. `Relationship` may follow at any depth below the root; it holds nothing.
  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      if frame.pointee.depth == 1 {
        if !local.equals("Relationships") {
          frame.fail(.unexpectedRoot(found: local.string, expected: "Relationships"))
        }
        return
      }
      guard local.equals("Relationship") else { return frame.skip() }
      var relationship = Relationship(identifier: "", type: "", target: "", isExternal: false)
      for (name, value) in XMLAttributes(attributes) {
        if name.equals("Id") {
          relationship.identifier = value.string
        } else if name.equals("Type") {
          relationship.type = lastSegment(value)
        } else if name.equals("Target") {
          relationship.target = value.string
        } else if name.equals("TargetMode") {
          relationship.isExternal = value.equals("External")
        }
      }
      guard state.pointee.relationships.all.count < state.pointee.maximum else {
        return frame.fail(.tooLarge(.relationships, maximum: state.pointee.maximum))
      }
      state.pointee.relationships.all.append(relationship)
    },
    end: { data, _ in _ = FramePointer(data)?.close() },
    text: nil)
}
