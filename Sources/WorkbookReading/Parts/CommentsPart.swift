import Cells

/// The notes of a sheet's cells (ECMA-376 Part 1, 18.7).
enum CommentsPart {
  /// Where the parser is.
  enum Position: UInt8 {
    case document, comments, authors, author, list, comment, content, text, run, runText
  }

  /// What the handlers fill.
  struct State: PartState {
    var position = Position.document
    var comments: [CellReference: String] = [:]
    var authors: [String] = []
    var text = RichText()
    var place: CellReference?
    var author: Int?
    var limits: ReadingLimits
    /// Bytes of all notes so far.
    var bytes = 0

    func free() { text.text.free() }
  }

  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      let next: Position? =
        switch state.pointee.position {
        case .document: local.equals("comments") ? .comments : nil
        case .comments: local.equals("authors") ? .authors : local.equals("commentList") ? .list : nil
        case .authors: local.equals("author") ? .author : nil
        case .list: local.equals("comment") ? .comment : nil
        case .comment: local.equals("text") ? .content : nil
        case .content: local.equals(UInt8(ascii: "t")) ? .text : local.equals(UInt8(ascii: "r")) ? .run : nil
        case .run: local.equals(UInt8(ascii: "t")) ? .runText : nil
        case .author, .text, .runText: nil
        }
      guard let next else { return frame.skip() }
      state.pointee.position = next
      if next == .comment {
        let attributes = XMLAttributes(attributes)
        state.pointee.place = attributes.value("ref").flatMap { CellReference($0.string) }
        state.pointee.author = attributes.value("authorId")?.unsigned
        state.pointee.text.removeAll()
      }
      if next == .author { state.pointee.text.removeAll() }
    },
    end: { data, _ in
      guard let frame = FramePointer(data), frame.close() else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .document: break
      case .comments: state.pointee.position = .document
      case .authors, .list: state.pointee.position = .comments
      case .author:
        if state.pointee.authors.count < state.pointee.limits.entries {
          state.pointee.authors.append(state.pointee.text.text.string)
        }
        state.pointee.position = .authors
      case .comment:
        finish(state)
        state.pointee.position = .list
      case .content: state.pointee.position = .comment
      case .text:
        state.pointee.text.endText()
        state.pointee.position = .content
      case .runText:
        state.pointee.text.endText()
        state.pointee.position = .run
      case .run: state.pointee.position = .content
      }
    },
    text: { data, bytes, count in
      guard let frame = FramePointer(data), let bytes, frame.pointee.skipped == 0 else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .author, .text, .runText:
        state.pointee.text.append(bytes, count, frame, limit: state.pointee.limits.textBytes)
      default: break
      }
    })

  /// Excel begins a note with the author's name and a colon on a line of their own; they are left out.
  private static func finish(_ state: UnsafeMutablePointer<State>) {
    guard let place = state.pointee.place else { return }
    var text = state.pointee.text.text.string
    if let author = state.pointee.author, author < state.pointee.authors.count,
      !state.pointee.authors[author].isEmpty, text.utf8.count > state.pointee.authors[author].utf8.count
    {
      for line in [state.pointee.authors[author] + ":\n", state.pointee.authors[author] + ": \n"]
      where text.hasPrefix(line) {
        text.removeFirst(line.count)
        break
      }
    }
    state.pointee.bytes += text.utf8.count + 64
    state.pointee.comments[place] = text
  }
}
