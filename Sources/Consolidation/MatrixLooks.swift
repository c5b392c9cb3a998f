internal import Findings
internal import SheetPlan

/// The looks of the matrix: what a cell holds × how heavy what was found there is.
struct MatrixLooks: Sendable {
  /// How many decimals have a look of their own.
  static let mostDecimals = 6
  /// Figures by decimals and severity, texts kept out of the totals, words in the middle, days, blanks; the last index
  /// 0 for nothing found, then information, warning, error.
  private let figures: [[LookIndex]], texts: [LookIndex], words: [LookIndex], days: [LookIndex],
    blanks: [LookIndex]
  /// Totals by decimals, plain and as lower bounds, and where the range is open.
  private let totals: [LookIndex], bounds: [LookIndex], openTotals: [LookIndex], openBounds: [LookIndex]
  /// A total that does not exist.
  let noTotal: LookIndex
  /// Not asked or not applicable; no return.
  let notApplicable: LookIndex, noReturn: LookIndex
  /// Labels by depth.
  private let labels: [LookIndex]
  /// Running numbers and units of measure.
  let number: LookIndex, unit: LookIndex
  /// What became of a unit's return: there, with a link; not there.
  let status: LookIndex, missingStatus: LookIndex
  /// Section rows.
  let section: LookIndex
  /// How many units have a figure, by how many should.
  private(set) var counts: [Int: LookIndex] = [:]

  /// Takes the looks into a table. `boundWord`: what stands before a lower bound; `expected`: all numbers of units that
  /// should have a figure.
  init(in table: inout LookTable, boundWord: String, expected: Set<Int>) {
    typealias Palette = WorkbookLooks.Palette
    let cell = CellLook().with {
      $0.border = .thin
      $0.borderColour = Palette.line
    }
    let fills: [Colour?] = [nil, Palette.info, Palette.warning, Palette.error]
    let places = 0...Self.mostDecimals
    func look(_ change: (inout CellLook) -> Void) -> LookIndex { table.index(of: cell.with(change)) }
    figures = places.map { decimals in
      fills.map { fill in
        look {
          $0.format = .decimals(decimals); $0.fill = fill; $0.horizontal = .right
        }
      }
    }
    texts = fills.map { fill in
      look {
        $0.format = .text
        $0.fill = fill
        $0.horizontal = .right
        $0.isItalic = true
        $0.shrinks = true
      }
    }
    words = fills.map { fill in
      look {
        $0.fill = fill; $0.horizontal = .centre; $0.colour = Palette.quiet
      }
    }
    days = fills.map { fill in
      look {
        $0.fill = fill; $0.horizontal = .centre; $0.format = .day
      }
    }
    blanks = fills.map { fill in look { $0.fill = fill } }
    func total(_ decimals: Int, bound: Bool, open: Bool) -> LookIndex {
      let code = NumberFormat.decimals(decimals).code
      return look {
        $0.format = bound ? NumberFormat("\"\(boundWord) \"" + code) : NumberFormat(code)
        $0.fill = open ? Palette.warning : Palette.total
        $0.isBold = true
        $0.horizontal = .right
      }
    }
    totals = places.map { total($0, bound: false, open: false) }
    bounds = places.map { total($0, bound: true, open: false) }
    openTotals = places.map { total($0, bound: false, open: true) }
    openBounds = places.map { total($0, bound: true, open: true) }
    noTotal = look { $0.fill = Palette.section }
    notApplicable = look {
      $0.fill = Palette.absent; $0.horizontal = .centre; $0.colour = Palette.quiet
    }
    noReturn = look { $0.fill = Palette.absent }
    labels = (0...7).map { depth in
      look {
        $0.wraps = true; $0.horizontal = .left; $0.indent = depth * 2; $0.isItalic = depth > 0
      }
    }
    number = look { $0.horizontal = .centre }
    unit = look {
      $0.horizontal = .centre; $0.wraps = true
    }
    status = look {
      $0.size = 11
      $0.horizontal = .centre
      $0.shrinks = true
      $0.fill = Palette.heading
      $0.colour = Palette.link
    }
    missingStatus = look {
      $0.size = 11
      $0.horizontal = .centre
      $0.shrinks = true
      $0.fill = Palette.absent
      $0.colour = Palette.alarm
      $0.isBold = true
    }
    section = look {
      $0.isBold = true; $0.fill = Palette.section
    }
    for count in expected.sorted() {
      counts[count] = look {
        $0.format = NumberFormat("0\"/\(count)\""); $0.horizontal = .centre
      }
    }
  }

  /// The index for what was found.
  private func weight(_ severity: Severity?) -> Int {
    switch severity {
    case nil: 0
    case .info: 1
    case .warning: 2
    case .error, .fatal: 3
    }
  }
  private func place(_ decimals: Int) -> Int { min(max(decimals, 0), Self.mostDecimals) }

  /// A figure's look.
  func figure(decimals: Int, _ severity: Severity?) -> LookIndex {
    figures[place(decimals)][weight(severity)]
  }
  /// The look of a text in the place of a figure.
  func text(_ severity: Severity?) -> LookIndex { texts[weight(severity)] }
  /// The look of "…", and of texts.
  func word(_ severity: Severity?) -> LookIndex { words[weight(severity)] }
  /// A day's look.
  func day(_ severity: Severity?) -> LookIndex { days[weight(severity)] }
  /// The look of nothing.
  func blank(_ severity: Severity?) -> LookIndex { blanks[weight(severity)] }
  /// A total's look.
  func total(_ total: MatrixTotal) -> LookIndex {
    let decimals = place(total.totalDecimals)
    switch (total.isLowerBound, total.range != nil) {
    case (false, false): return totals[decimals]
    case (true, false): return bounds[decimals]
    case (false, true): return openTotals[decimals]
    case (true, true): return openBounds[decimals]
    }
  }
  /// A label's look.
  func label(depth: Int) -> LookIndex { labels[min(max(depth, 0), 7)] }
}
