internal import Findings
internal import SheetPlan

/// The looks that the sheets share. Colours are light, so that a black-and-white print stays readable.
struct WorkbookLooks: Sendable {
  /// Colours of the workbook.
  enum Palette {
    static let heading = Colour(0xD9E2F3)
    static let section = Colour(0xF2F2F2)
    static let total = Colour(0xEAF1DD)
    static let line = Colour(0xA6A6A6)
    static let error = Colour(0xFFC7CE)
    static let warning = Colour(0xFFEB9C)
    static let info = Colour(0xDDEBF7)
    static let absent = Colour(0xEDEDED)
    static let quiet = Colour(0x7F7F7F)
    static let link = Colour(0x0563C1)
    static let alarm = Colour(0xC00000)
    static let accent = Colour(0x1F3864)
    static let entry = Colour(0xFFFFE5)
  }

  /// Titles of sheets, what stands below them, and the notice of made-up figures.
  let title: LookIndex, subtitle: LookIndex, notice: LookIndex
  /// Column headings; section headings in tables.
  let heading: LookIndex, section: LookIndex
  /// Plain cells of tables: text to the left wrapped, text in the middle, whole numbers, one decimal, moments, links.
  let text: LookIndex, centred: LookIndex, whole: LookIndex, tenths: LookIndex, moment: LookIndex,
    link: LookIndex
  /// Text to the left on one line.
  let plain: LookIndex
  /// Sums of tables.
  let sumText: LookIndex, sum: LookIndex
  /// Cells for staff to fill in.
  let entry: LookIndex
  /// Text without a frame: remarks below tables.
  let remark: LookIndex
  /// Cells in the colour of a severity: middle, by `Severity.rawValue`.
  let severities: [LookIndex]

  /// Takes the looks into a table. `size`: the font size of tables.
  init(in table: inout LookTable, size: Double = 13) {
    let base = CellLook().with { $0.size = size }
    let cell = base.with {
      $0.border = .thin
      $0.borderColour = Palette.line
    }
    title = table.index(
      of: base.with {
        $0.size = 16; $0.isBold = true; $0.colour = Palette.accent
      })
    subtitle = table.index(of: base.with { $0.isItalic = true })
    notice = table.index(
      of: base.with {
        $0.isBold = true; $0.colour = Palette.alarm
      })
    heading = table.index(
      of: cell.with {
        $0.isBold = true
        $0.wraps = true
        $0.horizontal = .centre
        $0.fill = Palette.heading
      })
    section = table.index(
      of: cell.with {
        $0.isBold = true; $0.fill = Palette.section
      })
    text = table.index(
      of: cell.with {
        $0.wraps = true; $0.horizontal = .left
      })
    plain = table.index(of: cell.with { $0.horizontal = .left })
    centred = table.index(
      of: cell.with {
        $0.horizontal = .centre; $0.wraps = true
      })
    whole = table.index(of: cell.with { $0.format = .whole })
    tenths = table.index(of: cell.with { $0.format = .decimals(1) })
    moment = table.index(
      of: cell.with {
        $0.format = .moment; $0.horizontal = .centre
      })
    link = table.index(
      of: cell.with {
        $0.colour = Palette.link; $0.isUnderlined = true; $0.wraps = true; $0.horizontal = .left
      })
    sumText = table.index(
      of: cell.with {
        $0.isBold = true; $0.fill = Palette.total
      })
    sum = table.index(
      of: cell.with {
        $0.isBold = true; $0.fill = Palette.total; $0.format = .whole
      })
    entry = table.index(
      of: cell.with {
        $0.fill = Palette.entry; $0.wraps = true; $0.horizontal = .left; $0.isLocked = false
      })
    remark = table.index(
      of: base.with {
        $0.isItalic = true; $0.colour = Palette.quiet
      })
    severities = Severity.allCases.map { severity in
      table.index(
        of: cell.with {
          $0.fill = Self.fill(of: severity)
          $0.horizontal = .centre
          $0.wraps = true
          $0.isBold = severity <= .error
        })
    }
  }

  /// The colour of a severity.
  static func fill(of severity: Severity) -> Colour {
    switch severity {
    case .fatal, .error: Palette.error
    case .warning: Palette.warning
    case .info: Palette.info
    }
  }
  /// The look of a severity's name.
  func severity(_ severity: Severity) -> LookIndex {
    severities.indices.contains(severity.rawValue) ? severities[severity.rawValue] : centred
  }
}
