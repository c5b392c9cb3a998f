internal import Findings
internal import SheetPlan

/// The looks of the first sheet.
struct OverviewLooks {
  /// The header block: offices, the line below them; the motto.
  let office: LookIndex, officeBold: LookIndex, dateLine: LookIndex
  /// Title and what stands below it, the notice, headings of blocks.
  let title: LookIndex, subtitle: LookIndex, notice: LookIndex, block: LookIndex
  /// A tile: its label, what stands below its figure.
  let tileLabel: LookIndex, tileCaption: LookIndex
  /// Counts of returns: good, doubtful, bad.
  let good: LookIndex, doubtful: LookIndex, bad: LookIndex
  /// Findings: number, unit, sentence.
  let text: LookIndex, link: LookIndex
  /// Signatures: who, and what is to be done.
  let signer: LookIndex, signNote: LookIndex, remark: LookIndex
  private let figure: CellLook

  /// Takes the looks into a table.
  init(in table: inout LookTable) {
    typealias Palette = WorkbookLooks.Palette
    let base = CellLook()
    let centred = base.with {
      $0.horizontal = .centre; $0.wraps = true
    }
    let framed = centred.with {
      $0.border = .thin; $0.borderColour = Palette.line
    }
    office = table.index(of: centred)
    officeBold = table.index(of: centred.with { $0.isBold = true })
    dateLine = table.index(of: centred.with { $0.isItalic = true })
    title = table.index(
      of: centred.with {
        $0.size = 16; $0.isBold = true; $0.colour = Palette.accent
      })
    subtitle = table.index(
      of: centred.with {
        $0.size = 14; $0.isBold = true
      })
    notice = table.index(
      of: centred.with {
        $0.isBold = true; $0.colour = Palette.alarm
      })
    block = table.index(
      of: base.with {
        $0.isBold = true; $0.border = .bottom; $0.colour = Palette.accent; $0.horizontal = .left
      })
    tileLabel = table.index(
      of: framed.with {
        $0.size = 12; $0.fill = Palette.section
      })
    tileCaption = table.index(
      of: framed.with {
        $0.size = 11; $0.isItalic = true; $0.colour = Palette.quiet
      })
    let count = framed.with {
      $0.size = 22; $0.isBold = true; $0.format = .whole
    }
    good = table.index(of: count.with { $0.fill = Palette.total })
    doubtful = table.index(of: count.with { $0.fill = Palette.warning })
    bad = table.index(of: count.with { $0.fill = Palette.error })
    text = table.index(of: framed.with { $0.horizontal = .left })
    link = table.index(
      of: framed.with {
        $0.colour = Palette.link; $0.isUnderlined = true
      })
    signer = table.index(of: centred.with { $0.isBold = true })
    signNote = table.index(of: centred.with { $0.isItalic = true })
    remark = table.index(
      of: base.with {
        $0.size = 11; $0.isItalic = true; $0.colour = Palette.quiet; $0.wraps = true
      })
    figure = count.with { $0.colour = Palette.accent }
  }

  /// The look of a headline's figure with so many decimals.
  func figure(_ total: MatrixTotal, decimals: Int, boundWord: String, in table: inout LookTable) -> LookIndex
  {
    let code = NumberFormat.decimals(decimals).code
    return table.index(
      of: figure.with {
        $0.format = total.isLowerBound ? NumberFormat("\"\(boundWord) \"" + code) : NumberFormat(code)
        if total.range != nil { $0.fill = WorkbookLooks.Palette.warning }
      })
  }
}
