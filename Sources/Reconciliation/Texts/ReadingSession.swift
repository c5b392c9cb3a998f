private import Synchronization
internal import Cells
internal import Schema
private import VietnameseText

/// What one worker keeps from workbook to workbook: the texts it has normalised, the expressions it has compiled.
///
/// A session is used by one worker at a time, the one that took it from the pool; that makes it safe to hand from
/// thread to thread although `Regex` is not `Sendable`.
final class ReadingSession: @unchecked Sendable {
  /// The texts met so far, those of the schema first.
  var forms: TextForms
  /// The unit that a text mentions, by its form; −1: none or several.
  var mentions: [Int32: Int] = [:]
  /// How alike a text and each indicator of a layout are, by layout and form.
  private var likenesses: [[Int32: [Double]]] = []
  /// What each text may be, by layout.
  var masks: [[HeadingMask]] = []
  /// What headings turned out to be.
  var headings = HeadingMemory()
  /// Expressions by their text; nil where one does not compile.
  private var expressions: [String: TextExpression?] = [:]
  /// Whether an expression was found in a form's text.
  private var outcomes: [String: [Int32: Bool]] = [:]

  /// The unit of measure that a heading says, by its form.
  private var statedUnits: [Int32: String?] = [:]
  /// Whether a text speaks of units of measure, by its form.
  private var unitMentions: [Int32: Bool] = [:]
  /// Formulas by their texts; nil where one is not of the simple kind.
  private var formulas: [String: SimpleFormula?] = [:]
  /// The reporting unit that a text names, by its form: each sheet of a workbook has a cell for it.
  private var namedUnits: [Int32: NamedUnit] = [:]
  /// The round that a title mentions, by its form.
  private var roundMentions: [Int32: RoundMatch] = [:]
  /// The words of the titles that were met last, by their forms.
  private var titles: [Int32: [KeyedWord]] = [:]

  /// The forms of headings that stand above one another, joined, by the forms of the single ones.
  private var paths: [[Int32]: Int32] = [:]

  /// A session that begins with known texts.
  init(forms: TextForms) { self.forms = forms }

  /// The form with a number. A call, so that its argument, which may take in new texts, is ready before `forms` is read.
  func form(at index: Int32) -> TextForm { forms.forms[Int(index)] }

  /// The forms of whole numbers from 0 on, as running numbers are; −1: not met.
  private var numbers: [Int32] = []

  /// The form of a small whole number from 0 on.
  func form(ofNumber number: Int) -> Int32 {
    while numbers.count <= number { numbers.append(-1) }
    if numbers[number] < 0 { numbers[number] = forms.form(NumberText.plain(Double(number))) }
    return numbers[number]
  }

  /// The form of texts joined with " > ", from top to bottom.
  func path(of parts: [Int32]) -> Int32 {
    if let known = paths[parts] { return known }
    let path = forms.form(parts.map { form(at: $0).plain }.joined(separator: " > "))
    paths[parts] = path
    return path
  }

  /// The unit of measure that a heading says; see `UnitOfMeasure.stated(inHeading:)`.
  func statedUnit(inHeading heading: String) -> String? {
    let form = forms.form(heading)
    if let known = statedUnits[form] { return known }
    let unit = UnitOfMeasure.stated(inHeading: heading)
    statedUnits[form] = .some(unit)
    return unit
  }

  /// Whether a text has the words for a unit of measure in it, those for a unit that reports included.
  func mentionsUnitOfMeasure(_ form: Int32) -> Bool {
    if let known = unitMentions[form] { return known }
    let folded = self.form(at: form).folded
    let mentions =
      Self.mayMentionUnit(folded) && ["đvt", "đơn vị", "dvt", "don vi"].contains { folded.contains($0) }
    unitMentions[form] = mentions
    return mentions
  }

  /// Whether a v stands in a text as in these words: each workbook has names of its own, most of them without.
  private static func mayMentionUnit(_ folded: String) -> Bool {
    var before: UInt8 = 0
    var isAfterV = false
    for byte in folded.utf8 {
      // t, i, and ị, which begins with E1.
      if isAfterV, byte == 0x74 || byte == 0x69 || byte == 0xE1 { return true }
      // đ ends with 91.
      isAfterV = byte == 0x76 && (before == 0x91 || before == 0x64 || before == 0x20)
      before = byte
    }
    return false
  }

  /// The formula behind a cell; the same ones stand in every workbook of a campaign.
  func formula(behind cell: CellReference, on sheet: Worksheet) -> (formula: SimpleFormula, text: String)? {
    SimpleFormula.behind(cell, on: sheet) { text in
      if let known = formulas[text] { return known }
      let formula = SimpleFormula(text)
      if formulas.count < 10_000 { formulas[text] = .some(formula) }
      return formula
    }
  }

  /// The reporting unit that a text names.
  func unit(named text: String, by units: UnitMatcher) -> NamedUnit {
    let form = forms.form(text)
    if let known = namedUnits[form] { return known }
    let unit = units.reportingUnit(named: text)
    namedUnits[form] = unit
    return unit
  }

  /// The round that a text mentions.
  func round(mentionedIn form: Int32, by rounds: RoundMatcher) -> RoundMatch {
    if let known = roundMentions[form] { return known }
    let match = rounds.match(mentionedIn: words(of: form))
    roundMentions[form] = match
    return match
  }

  /// The words of a text: unit and round are looked for in the same titles.
  func words(of form: Int32) -> [KeyedWord] {
    if let known = titles[form] { return known }
    let words = KeyedWord.words(ofFolded: self.form(at: form).folded)
    if titles.count >= 64 { titles.removeAll(keepingCapacity: true) }
    titles[form] = words
    return words
  }

  /// How alike a text and the indicators of a layout are, in the plan's order; computed once a text.
  func likeness(_ form: Int32, in plan: LayoutPlan) -> [Double] {
    while likenesses.count <= plan.position { likenesses.append([:]) }
    if let known = likenesses[plan.position][form] { return known }
    let syllables = LabelSyllables(self.form(at: form).words)
    let scores = (0..<plan.index.count).map { plan.index.likeness(syllables, $0) }
    likenesses[plan.position][form] = scores
    return scores
  }

  /// Whether an expression of the schema is found in a text, case ignored.
  func matches(_ expression: String, form: Int32) -> Bool {
    if let known = outcomes[expression]?[form] { return known }
    let compiled: TextExpression?
    if let known = expressions[expression] {
      compiled = known
    } else {
      compiled = try? TextExpression(expression)
      expressions[expression] = .some(compiled)
    }
    let text = forms.forms[Int(form)].plain
    let found = compiled?.isFound(in: text) == true
    outcomes[expression, default: [:]][form] = found
    return found
  }
}

/// Sessions that wait for the next workbook.
final class SessionPool: Sendable {
  /// More texts than these are not carried on to the next workbook.
  private static let largest = 60_000
  /// What every session begins with.
  private let base: TextForms
  /// Sessions that nobody uses.
  private let idle = Mutex<[ReadingSession]>([])

  /// A pool whose sessions know the schema's texts.
  init(base: TextForms) { self.base = base }

  /// Lends a session for the time of a body.
  func withSession<Result>(_ body: (ReadingSession) -> Result) -> Result {
    let session = idle.withLock { $0.popLast() } ?? ReadingSession(forms: base)
    let result = body(session)
    if session.forms.count <= Self.largest { idle.withLock { $0.append(session) } }
    return result
  }
}
