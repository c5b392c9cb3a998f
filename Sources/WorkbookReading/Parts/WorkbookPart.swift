import Cells

/// The workbook part (ECMA-376 Part 1, 18.2): which sheets there are, and the date system.
struct WorkbookPart {
  /// One `sheet` element.
  struct Sheet {
    /// Its name.
    var name: String
    /// Whether it is shown; an unknown state counts as visible.
    var state: SheetState
    /// The relationship that leads to its part; nil where it is lacking.
    var relationship: String?
  }

  /// The sheets, in the order of the tabs.
  var sheets: [Sheet] = []
  /// Whether there is a list of sheets at all.
  var hasSheetList = false
  /// Whether serials count from 1904.
  var is1904 = false

  /// Where the parser is.
  enum Position: UInt8 { case document, workbook, sheets }

  /// What the handlers fill.
  struct State: PartState {
    static let isOftenTheSame = true
    var part = WorkbookPart()
    var position = Position.document
    var maximum: Int
  }

  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      // Only the root may stand here.
      case .document:
        guard local.equals("workbook") else {
          return frame.fail(.unexpectedRoot(found: local.string, expected: "workbook"))
        }
        state.pointee.position = .workbook
      // Properties, sheets, and much that does not matter.
      case .workbook:
        if local.equals("sheets") {
          state.pointee.position = .sheets
          state.pointee.part.hasSheetList = true
        } else {
          if local.equals("workbookPr"), let date1904 = XMLAttributes(attributes).value("date1904") {
            state.pointee.part.is1904 = date1904.isTrue
          }
          frame.skip()
        }
      // Sheets, which hold nothing.
      case .sheets:
        if local.equals("sheet") {
          guard state.pointee.part.sheets.count < state.pointee.maximum else {
            return frame.fail(.tooLarge(.sheets, maximum: state.pointee.maximum))
          }
          state.pointee.part.sheets.append(sheet(XMLAttributes(attributes)))
        }
        frame.skip()
      }
    },
    end: { data, _ in
      guard let frame = FramePointer(data), frame.close() else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .document: break
      case .workbook: state.pointee.position = .document
      case .sheets: state.pointee.position = .workbook
      }
    },
    text: nil)

  private static func sheet(_ attributes: XMLAttributes) -> Sheet {
    var sheet = Sheet(name: "", state: .visible, relationship: nil)
    if let name = attributes.value("name") { sheet.name = name.string }
    if let state = attributes.value("state") { sheet.state = SheetState(rawValue: state.string) ?? .visible }
    // The `id` of relationships; one of another namespace only where neither of the two has it.
    let relationship =
      attributes.value("id", in: Relationships.transitional)
      ?? attributes.value("id", in: Relationships.strict) ?? attributes.qualifiedValue("id")
    if let relationship, relationship.pointee != 0 {
      sheet.relationship = relationship.string
    }
    return sheet
  }
}
