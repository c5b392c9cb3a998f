import Cells

/// The styles part (ECMA-376 Part 1, 18.8): the number formats of cells, and their fonts.
struct StylesPart {
  /// Codes of number formats that the file defines.
  var codes: [Int: String] = [:]
  /// Number format and font of each cell format.
  var cellFormats: [(numberFormat: Int, font: Int)] = []
  /// The names of the fonts.
  var fonts: [String?] = []

  /// Where the parser is.
  enum Position: UInt8 { case document, styleSheet, numberFormats, fonts, font, cellFormats }

  /// What the handlers fill.
  struct State: PartState {
    static let isOftenTheSame = true
    var part = StylesPart()
    var position = Position.document
    var wantsFonts: Bool
    var maximum: Int
  }

  static let handlers = PartHandlers(
    start: { data, name, attributes in
      guard let frame = FramePointer(data), let local = frame.open(name, attributes) else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      let attributes = XMLAttributes(attributes)
      switch state.pointee.position {
      case .document:
        guard local.equals("styleSheet") else {
          return frame.fail(.unexpectedRoot(found: local.string, expected: "styleSheet"))
        }
        state.pointee.position = .styleSheet
      case .styleSheet:
        if local.equals("numFmts") {
          state.pointee.position = .numberFormats
        } else if local.equals("cellXfs") {
          state.pointee.position = .cellFormats
        } else if local.equals("fonts"), state.pointee.wantsFonts {
          state.pointee.position = .fonts
        } else {
          frame.skip()
        }
      case .numberFormats:
        if local.equals("numFmt"), let identifier = attributes.value("numFmtId")?.unsigned,
          let code = attributes.value("formatCode")
        {
          guard state.pointee.part.codes.count < state.pointee.maximum else {
            return frame.fail(.tooLarge(.styles, maximum: state.pointee.maximum))
          }
          state.pointee.part.codes[identifier] = code.string
        }
        frame.skip()
      case .fonts:
        guard local.equals("font") else { return frame.skip() }
        guard state.pointee.part.fonts.count < state.pointee.maximum else {
          return frame.fail(.tooLarge(.styles, maximum: state.pointee.maximum))
        }
        state.pointee.part.fonts.append(nil)
        state.pointee.position = .font
      case .font:
        if local.equals("name"), let name = attributes.value("val"), !state.pointee.part.fonts.isEmpty {
          state.pointee.part.fonts[state.pointee.part.fonts.count - 1] = name.string
        }
        frame.skip()
      case .cellFormats:
        if local.equals("xf") {
          guard state.pointee.part.cellFormats.count < state.pointee.maximum else {
            return frame.fail(.tooLarge(.styles, maximum: state.pointee.maximum))
          }
          state.pointee.part.cellFormats.append(
            (attributes.value("numFmtId")?.unsigned ?? 0, attributes.value("fontId")?.unsigned ?? 0))
        }
        frame.skip()
      }
    },
    end: { data, _ in
      guard let frame = FramePointer(data), frame.close() else { return }
      let state = frame.pointee.state.assumingMemoryBound(to: State.self)
      switch state.pointee.position {
      case .document: break
      case .styleSheet: state.pointee.position = .document
      case .numberFormats, .fonts, .cellFormats: state.pointee.position = .styleSheet
      case .font: state.pointee.position = .fonts
      }
    },
    text: nil)
}

/// What cells need of the styles: the number format of each style index.
struct StyleTable {
  /// The codes of number formats, once each.
  private(set) var codes: [String] = ["General"]
  /// What each code makes of numbers.
  private(set) var formats: [NumberFormat] = [NumberFormat(.number)]
  /// For each style the index of its code.
  private(set) var formatOfStyle: [UInt32] = [0]
  /// For each style the raw value of `NumberFormat.Kind`, or `depends`.
  private(set) var kindOfStyle: [UInt8] = [0]
  /// For each style its font, if fonts were wanted.
  private var fontOfStyle: [String?] = []

  /// The kind depends on the number.
  static let depends: UInt8 = 255

  /// One style, General: for workbooks without a styles part.
  init() {}

  /// What a styles part says.
  init(_ part: StylesPart) {
    guard !part.cellFormats.isEmpty else { return }
    formatOfStyle = []
    kindOfStyle = []
    var known: [Int: UInt32] = [:]
    formatOfStyle.reserveCapacity(part.cellFormats.count)
    for (identifier, font) in part.cellFormats {
      let format: UInt32
      if let seen = known[identifier] {
        format = seen
      } else {
        format = UInt32(codes.count)
        known[identifier] = format
        if let code = part.codes[identifier] {
          codes.append(code)
          formats.append(NumberFormat(code: code))
        } else {
          codes.append(BuiltInFormats.code(identifier))
          formats.append(BuiltInFormats.format(identifier))
        }
      }
      formatOfStyle.append(format)
      kindOfStyle.append(formats[Int(format)].uniform?.rawValue ?? Self.depends)
      if !part.fonts.isEmpty { fontOfStyle.append(font < part.fonts.count ? part.fonts[font] : nil) }
    }
  }

  /// How many styles there are, at least one.
  var count: Int { formatOfStyle.count }

  /// The code of a style, `General` for an index that is none.
  func code(ofStyle style: UInt32) -> String {
    Int(style) < formatOfStyle.count ? codes[Int(formatOfStyle[Int(style)])] : "General"
  }

  /// What the format of a style makes of a number.
  func kind(of number: Double, style: UInt32) -> NumberFormat.Kind {
    Int(style) < formatOfStyle.count ? formats[Int(formatOfStyle[Int(style)])].kind(of: number) : .number
  }

  /// All styles.
  var cellStyles: [CellStyle] {
    formatOfStyle.indices.map { style in
      CellStyle(
        formatCode: codes[Int(formatOfStyle[style])],
        fontName: style < fontOfStyle.count ? fontOfStyle[style] : nil)
    }
  }
}
