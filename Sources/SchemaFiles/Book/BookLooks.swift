import SheetPlan

/// How a schema's workbook looks: headings that stand out, those that have to be filled in most; quiet cells.
struct BookLooks {
  /// The size of all texts, in points.
  static let size = 12.0
  /// Headings of columns that every row needs, and of others.
  let required: LookIndex, heading: LookIndex
  /// Cells of texts in one line, of long texts, of texts in the middle; of numbers, days, moments, answers.
  let text: LookIndex, wrapped: LookIndex, number: LookIndex, day: LookIndex, moment: LookIndex,
    answer: LookIndex
  /// The same for cells that hold nothing yet, without lines.
  let spareText: LookIndex, spareNumber: LookIndex, spareDay: LookIndex, spareMoment: LookIndex,
    spareAnswer: LookIndex
  /// Names of settings, those that are needed, their keys, and explanations.
  let item: LookIndex, requiredItem: LookIndex, key: LookIndex, remark: LookIndex

  /// Takes the looks into a table.
  init(in table: inout LookTable) {
    let base = CellLook().with {
      $0.size = Self.size
      $0.vertical = .top
    }
    let framed = base.with {
      $0.border = .thin
      $0.borderColour = Colour(0xBFBFBF)
    }
    func index(_ look: CellLook, _ change: (inout CellLook) -> Void = { _ in }) -> LookIndex {
      table.index(of: look.with(change))
    }
    func head(_ fill: UInt32, _ colour: UInt32) -> LookIndex {
      index(framed) {
        $0.isBold = true
        $0.wraps = true
        $0.horizontal = .centre
        $0.vertical = .centre
        $0.fill = Colour(fill)
        $0.colour = Colour(colour)
      }
    }
    required = head(0x1F3864, 0xFFFFFF)
    heading = head(0xD9E2F3, 0x1F3864)
    text = index(framed) { $0.format = .text }
    wrapped = index(framed) {
      $0.format = .text
      $0.wraps = true
    }
    number = index(framed)
    day = index(framed) {
      $0.format = .day
      $0.horizontal = .left
    }
    moment = index(framed) {
      $0.format = .moment
      $0.horizontal = .left
    }
    answer = index(framed) { $0.horizontal = .centre }
    spareText = index(base) { $0.format = .text }
    spareNumber = index(base)
    spareDay = index(base) {
      $0.format = .day
      $0.horizontal = .left
    }
    spareMoment = index(base) {
      $0.format = .moment
      $0.horizontal = .left
    }
    spareAnswer = index(base) { $0.horizontal = .centre }
    item = index(framed) { $0.fill = Colour(0xF2F2F2) }
    requiredItem = index(framed) {
      $0.fill = Colour(0xD9E2F3)
      $0.isBold = true
    }
    key = index(framed) { $0.colour = Colour(0x7F7F7F) }
    remark = index(framed) {
      $0.colour = Colour(0x595959)
      $0.wraps = true
    }
  }

  /// The look of a cell of a column.
  func look(of column: BookColumn) -> LookIndex {
    switch column.kind {
    case .flag: answer
    case .number, .limit: number
    case .day: day
    case .moment: moment
    default: column.width >= 24 ? wrapped : text
    }
  }

  /// The look of a cell of a column that holds nothing yet.
  func spareLook(of column: BookColumn) -> LookIndex {
    switch column.kind {
    case .flag: spareAnswer
    case .number, .limit: spareNumber
    case .day: spareDay
    case .moment: spareMoment
    default: spareText
    }
  }
}
