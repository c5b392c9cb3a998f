internal import Cells
internal import Schema
internal import VietnameseText

/// Sheets of nobody known beside those of one unit.
extension IdentityReader {
  /// The sheets whose unit's cell names a unit that is on no list, where the cells of the others name one unit: each is a
  /// return of its own, and rejected unless its title or name tell whose it is. A sheet whose cell is blank, or says what
  /// is no name, is that unit's.
  func strangers(_ cells: [CellSign], beside unit: Int) -> [Group] {
    guard cells.contains(where: { $0.unit == unit && tops[$0.sheet] != nil }) else { return [] }
    return cells.compactMap { sign in
      guard tops[sign.sheet] != nil, namesStranger(sign, beside: unit), !sign.nearest.contains(unit) else {
        return nil
      }
      let signs = sheetSigns(of: sign.sheet, sign: sign, besides: cells)
      guard signs.title != unit, signs.sheetName != unit else { return nil }
      let identity = UnitIdentity(signs)
      guard identity.isRejected || identity.unit != unit else { return nil }
      return Group(identity: identity, sheets: [sign.sheet], signs: signs)
    }
  }

  /// Those whose unit's cell says a name that is on no list, but near to that of the unit whose the other sheets are.
  func misspelt(_ cells: [CellSign], beside unit: Int) -> [CellSign] {
    cells.filter {
      tops[$0.sheet] != nil && $0.nearest.contains(unit) && namesStranger($0, beside: unit)
    }
  }

  /// Whether a unit's cell says the name of a unit that is not on the list. What stands beside a label such as "Đơn vị"
  /// may be a unit of measure, a department or a commune of the unit, or words that ask for a name.
  func namesStranger(_ sign: CellSign, beside unit: Int) -> Bool {
    let text = sign.value.text
    guard sign.unit == nil, sign.value.serial == nil, !compiled.values.isKnownUnit(text),
      text.count(where: \.isLetter) > text.count(where: \.isNumber), isUnitName(text)
    else { return false }
    switch compiled.units.match(text, among: .all, isSure: true) {
    case .one(let known, _):
      return !compiled.units.isBelow(known, unit) && !compiled.units.isBelow(unit, known)
    case .several: return false
    case .none: return true
    }
  }

  /// Whether a text is made like a unit's name: "Huyện …", the first word of a name of the schema, or a name in capital
  /// initials.
  private func isUnitName(_ text: String) -> Bool {
    let words = KeyedWord.words(of: text)
    guard (2...10).contains(words.count), let first = words.first else { return false }
    let (core, type) = UnitMatcher.stripped(words)
    // "Huyện, thị xã, thành phố" asks for a name.
    guard !UnitPrefix.all.contains(where: { $0.words.tonedKey == core.tonedKey }) else { return false }
    // P. Tài chính is no ward, TT. Y tế no township.
    if type != nil, first.bare.count > 2 || first.bare == "xa" || first.bare == "tp" { return true }
    if compiled.units.names.contains(where: { name in
      compiled.units.isInside(name.unit, .reporting) && name.words.count > 1
        && name.words.first?.isMeant(by: first) == true
    }) {
      return true
    }
    let isShouted = !text.contains(where: \.isLowercase)
    return !isShouted && !Self.departments.contains(first.bare)
      && text.split(whereSeparator: { !$0.isLetter }).allSatisfy { $0.first?.isUppercase == true }
  }
  /// First words of what is a part of an office, or asks for something.
  private static let departments: Set<String> = [
    "phong", "ban", "van", "bo", "to", "khoa", "trung", "chi", "nguoi", "ten", "don", "ghi",
  ]
}
