import Cells

/// `docProps/core.xml` and `docProps/app.xml` (ECMA-376 Part 2, 8.3, and Part 1, 22.2): texts of elements below the root.
enum PropertiesPart {
  /// What the handlers fill.
  struct State: PartState {
    static let isOftenTheSame = true
    var properties = DocumentProperties()
    var text = TextBuffer()
    /// Which property is open.
    var open = Property.none
    var limits: ReadingLimits

    func free() { text.free() }
  }

  /// A property that matters.
  enum Property { case none, modified, creator, application }

  static let handlers = PartHandlers(
    start: { data, name, _ in
      guard let frame = FramePointer(data), let name else { return }
      // The properties are of other namespaces than their root, so that only depth and local name count.
      frame.pointee.depth += 1
      guard frame.pointee.depth <= frame.pointee.maximumDepth else {
        return frame.fail(.tooLarge(.depth, maximum: frame.pointee.maximumDepth))
      }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      guard frame.pointee.depth == 2 else { return }
      let local = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self).localName
      state.pointee.text.removeAll()
      state.pointee.open =
        local.equals("modified")
        ? .modified : local.equals("creator") ? .creator : local.equals("Application") ? .application : .none
    },
    end: { data, _ in
      guard let frame = FramePointer(data) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      if frame.pointee.depth == 2, state.pointee.text.count > 0 {
        let text = state.pointee.text.string
        switch state.pointee.open {
        case .none: break
        case .modified: state.pointee.properties.modified = text
        case .creator: state.pointee.properties.creator = text
        case .application: state.pointee.properties.application = text
        }
      }
      if frame.pointee.depth == 2 { state.pointee.open = .none }
      frame.pointee.depth -= 1
    },
    text: { data, bytes, count in
      guard let frame = FramePointer(data), let bytes, frame.pointee.depth == 2 else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      guard state.pointee.open != .none else { return }
      state.pointee.text.append(UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), Int(count))
      if state.pointee.text.count > state.pointee.limits.textBytes {
        frame.fail(.tooLarge(.textBytes, maximum: state.pointee.limits.textBytes))
      }
    })
}
