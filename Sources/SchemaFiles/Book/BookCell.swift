import Cells
import Schema
import VietnameseText

/// What a cell of a schema's workbook says in its column.
enum BookCell: Equatable {
  /// Nothing.
  case blank
  /// A value, as the tree has it.
  case value(SchemaNode.Content)
  /// What no schema can hold.
  case unfit(SchemaSentence)

  /// Reads a cell.
  /// - Parameter isPercent: whether it is shown as a percentage, so that 0.005 means 0.5%.
  /// - Parameter isFormula: whether the value is the stored result of a formula.
  init(_ value: CellValue, isPercent: Bool, isFormula: Bool = false, in column: BookColumn) {
    if column.isExpression, Self.isTakenForFormula(value, isFormula: isFormula) {
      self = .unfit(
        SchemaSentence(
          vietnamese:
            "Excel coi ô này là công thức của trang tính vì có dấu = ở đầu. Hãy bỏ dấu = đó, như gõ D01 = D02 + D03.",
          english:
            "The sign = at the beginning makes this a formula of the sheet. Leave it away, as in D01 = D02 + D03."
        ))
      return
    }
    switch value {
    case .text(let text):
      if TextKey.isBlank(text) {
        self = .blank
      } else if let unfit = Self.inThousands(text.trimmed, in: column) {
        self = unfit
      } else {
        self = .value(Self.content(of: text, in: column))
      }
    case .number(let number): self = Self.read(number, isPercent: isPercent, in: column)
    case .boolean(let flag):
      let word = flag ? "true" : "false"
      self = .value(column.kind == .flag ? .text(word, plain: true) : Self.content(of: word, in: column))
    case .date(let date): self = Self.read(date, in: column)
    case .time(let time), .duration(let time):
      let minutes = Int((min(max(time, 0), 1e6) * 1440).rounded())
      let text = "\(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
      self = column.isText ? Self.converted(text) : .value(.text(text, plain: false))
    case .error(let text):
      self = .unfit(
        SchemaSentence(
          vietnamese: "Ô báo lỗi \(text); hãy sửa công thức hoặc gõ giá trị.",
          english: "The cell shows the error \(text); mend the formula or type the value."))
    case .formulaWithoutValue:
      self = .unfit(
        SchemaSentence(
          vietnamese: "Công thức chưa có kết quả; hãy mở tệp bằng Excel rồi lưu lại.",
          english: "The formula has no stored result; open the file in the spreadsheet program and save it."))
    }
  }

  /// Whether an expression of the schema was typed with a sign = before it, so that it became a formula of cells: it has no
  /// result yet, or one that is no text.
  private static func isTakenForFormula(_ value: CellValue, isFormula: Bool) -> Bool {
    switch value {
    case .formulaWithoutValue: true
    case .text: false
    default: isFormula
    }
  }

  /// A number: a code or a text where those are asked, a day where a day is.
  private static func read(_ number: Double, isPercent: Bool, in column: BookColumn) -> BookCell {
    switch column.kind {
    case .tolerance where isPercent:
      return .value(.text(NodeBuilder.percent(number) + "%", plain: true))
    // A day whose format was lost; smaller numbers are more likely years or slips.
    case .day where 20_000..<2_958_466 ~= number, .moment where 20_000..<2_958_466 ~= number:
      return read(SerialDate(serial: number), in: column)
    case .flag:
      return .value(
        .text(number == 1 ? "true" : number == 0 ? "false" : NumberText.plain(number), plain: true))
    case .number, .limit, .tolerance: return .value(.text(NumberText.plain(number), plain: true))
    default:
      let text = NumberText.plain(isPercent ? number * 100 : number) + (isPercent ? "%" : "")
      return .value(content(of: text, in: column))
    }
  }

  /// A text such as 1.000 where a number is asked: a thousand as Vietnamese write it, one as programs do. Nil of all others.
  private static func inThousands(_ text: String, in column: BookColumn) -> BookCell? {
    switch column.kind {
    case .number, .limit, .tolerance: break
    default: return nil
    }
    let groups = text.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
      !first.hasPrefix("0"), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = groups.joined()
    return .unfit(
      SchemaSentence(
        vietnamese: "“\(text)” là chữ và hiểu được hai cách: hãy gõ \(whole) vào ô dạng số.",
        english:
          "'\(text)' is a text and can be read in two ways: type \(whole) into a cell that holds numbers."))
  }

  /// A date: where a text is asked, the program took what was typed for one, and what was typed is lost.
  private static func read(_ date: SerialDate, in column: BookColumn) -> BookCell {
    let parts = date.components
    var text = NumberText.isoDay(year: parts.year, month: parts.month, day: parts.day)
    if date.serial != date.serial.rounded(.down) {
      text += "T\(NumberText.padded(parts.hour, 2)):\(NumberText.padded(parts.minute, 2))"
      if parts.second != 0 { text += ":\(NumberText.padded(parts.second, 2))" }
    }
    switch column.kind {
    case .day, .moment, .value: return .value(.text(text, plain: true))
    default: return column.isText ? converted(text) : .value(.text(text, plain: true))
    }
  }

  private static func converted(_ text: String) -> BookCell {
    .unfit(
      SchemaSentence(
        vietnamese:
          "Ô là ngày giờ (\(text)), không phải chữ: Excel đã tự đổi. Định dạng ô là Văn bản (Text) rồi gõ lại.",
        english:
          "The cell is a date or a time (\(text)), not a text: the program converted it. Format the cell as text and type it again."
      ))
  }

  /// What a text means in a column.
  private static func content(of text: String, in column: BookColumn) -> SchemaNode.Content {
    let word = text.trimmed
    if column.hasNull, nothing.contains(TextKey.bare(word)) { return .text("null", plain: true) }
    switch column.kind {
    case .flag: return .text(flag(word), plain: true)
    case .day, .moment: return .text(BookDay.written(word), plain: true)
    case .number, .limit, .tolerance: return .text(word, plain: false)
    case .word(let words): return .text(words.key(of: word) ?? word, plain: false)
    case .call(let words): return .text(call(word, words), plain: false)
    case .texts, .patterns, .references:
      if word == BookList.nothing { return .list([]) }
      let elements = BookList.split(text)
      if elements.count == 1, let only = elements.first { return .text(only, plain: false) }
      return .list(
        elements.map {
          SchemaNode(content: .text($0, plain: false), position: SourcePosition(line: 0, column: 0))
        })
    case .code, .reference, .offered, .text, .pattern, .value: return .text(text, plain: false)
    }
  }

  /// What says that a usual value does not apply.
  private static let nothing: Set<String> = ["null", "khong", "khong co"]

  /// Yes and no as staff write them; anything else stays.
  private static func flag(_ word: String) -> String {
    switch TextKey.bare(word) {
    case "co", "x", "yes", "y", "1", "true", "dung": "true"
    case "khong", "no", "n", "0", "false", "sai": "false"
    default: word
    }
  }

  /// `lựa chọn(status)` → `choice(status)`.
  private static func call(_ word: String, _ words: BookWords) -> String {
    let scalars = word.unicodeScalars
    guard let open = scalars.firstIndex(of: "(") else { return words.key(of: word) ?? word }
    guard let name = words.key(of: String(scalars[..<open])) else { return word }
    return name + String(scalars[open...])
  }
}

extension BookColumn.Kind {
  /// The words of a column that has some.
  var words: BookWords? {
    switch self {
    case .word(let words), .call(let words): words
    default: nil
    }
  }

  /// A word that is none of the column's; nil where it is one, or has something in parentheses for the reader to judge.
  func unknownWord(in content: SchemaNode.Content) -> (found: String, words: BookWords)? {
    guard let words, case .text(let text, plain: false) = content, words.key(of: text) == nil else {
      return nil
    }
    if case .call = self, text.unicodeScalars.contains("(") { return nil }
    return (text, words)
  }
}

extension ProblemCollector {
  /// Notes a word that is none of a column's words, with the nearest of those.
  func reportUnknownWord(_ found: String, among words: BookWords, at position: SourcePosition) {
    let nearest = nearest(to: found, in: words.words.flatMap { [$0.vietnamese, $0.key] })
    report(.notOneOf(found: found, expected: words.shown), at: position, path: .root, suggestion: nearest)
  }
}
