import Cells

/// Formulas whose references follow rows that move, as spreadsheet programs have them follow.
struct FormulaRows {
  /// The maps of the sheets whose rows move, by the small letters of their names.
  let maps: [String: RowMap]

  /// A formula after the move.
  /// - Parameter sheet: the sheet that it stands on; nil: none, as a defined name.
  func adjusted(_ formula: String, on sheet: String?) -> String {
    Self.rewritten(formula) { named, first, last in
      (named ?? sheet).flatMap { maps[$0.lowercased()] }.map { Self.moved(first, last, $0) }
    }
  }

  /// A formula as it is so many rows further down: references without `$` go along.
  static func shifted(_ formula: String, by rows: Int) -> String {
    func shifted(_ text: String) -> String {
      let digits = String(text.reversed().prefix { $0.isNumber }.reversed())
      let front = text.dropLast(digits.count)
      guard front.last != "$", let row = Int(digits) else { return text }
      let place = row + rows
      return (1...CellReference.lastRow).contains(place) ? front + String(place) : "#REF!"
    }
    return rewritten(formula) { _, first, last in
      shifted(first) + (last.map { ":" + shifted($0) } ?? "")
    }
  }

  /// A formula with its references replaced.
  /// - Parameter replacement: what stands for a reference, given the sheet it names, its first and its last cell; nil:
  ///   it stays.
  private static func rewritten(
    _ formula: String, _ replacement: (_ sheet: String?, _ first: String, _ last: String?) -> String?
  ) -> String {
    let scalars = Array(formula.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    // The sheet that the next reference names; nil: its own.
    var named: String?
    func word(from start: Int) -> Int {
      var end = start
      while end < scalars.count, Self.isWord(scalars[end]) { end += 1 }
      return end
    }
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == "\"" || scalar == "'" {
        let end = Self.quoteEnd(scalars, place)
        if scalar == "'", end < scalars.count, scalars[end] == "!" {
          named = Self.unquoted(scalars[place + 1..<max(place + 1, end - 1)])
          result.append(contentsOf: scalars[place...end])
          place = end + 1
        } else {
          result.append(contentsOf: scalars[place..<end])
          place = end
        }
      } else if scalar == "[" {
        // A workbook's number or a table's column: what follows is not on a sheet of ours.
        let end = (scalars[place...].firstIndex(of: "]") ?? scalars.count - 1) + 1
        result.append(contentsOf: scalars[place..<end])
        place = end
        let name = word(from: place)
        if name < scalars.count, scalars[name] == "!" {
          named = "["
          result.append(contentsOf: scalars[place...name])
          place = name + 1
        }
      } else if Self.isWord(scalar) {
        let end = word(from: place)
        let text = Self.string(scalars[place..<end])
        if end < scalars.count, scalars[end] == "!" {
          named = text
          result.append(contentsOf: scalars[place...end])
          place = end + 1
          continue
        }
        var last: String?
        var after = end
        if Self.isReference(text), end < scalars.count, scalars[end] == ":" {
          let second = word(from: end + 1)
          let text = Self.string(scalars[end + 1..<second])
          if Self.isReference(text) { (last, after) = (text, second) }
        }
        let isCall = after < scalars.count && scalars[after] == "("
        if Self.isReference(text), !isCall, let new = replacement(named, text, last) {
          result.append(contentsOf: new.unicodeScalars)
        } else {
          result.append(contentsOf: scalars[place..<after])
        }
        named = nil
        place = after
      } else {
        result.append(scalar)
        place += 1
      }
    }
    return String(result)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar == "_" || scalar == "." || scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// Behind the closing quote; a doubled one does not close.
  private static func quoteEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var place = start + 1
    while place < scalars.count {
      if scalars[place] == scalars[start] {
        guard place + 1 < scalars.count, scalars[place + 1] == scalars[start] else { return place + 1 }
        place += 1
      }
      place += 1
    }
    return scalars.count
  }

  private static func unquoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var skips = false
    for scalar in scalars {
      if scalar == "'", !skips {
        skips = true
        result.append(scalar)
      } else if scalar == "'" {
        skips = false
      } else {
        result.append(scalar)
        skips = false
      }
    }
    return String(result)
  }

  /// Whether a word is a cell, `B5` or `$B$5`, and no name such as `LOG10` with other characters.
  private static func isReference(_ text: String) -> Bool {
    let plain = text.filter { $0 != "$" }
    return CellReference(text) != nil && plain.first?.isLetter == true && plain.allSatisfy(\.isASCII)
  }

  private static func moved(_ first: String, _ last: String?, _ map: RowMap) -> String {
    func row(_ text: String) -> Int { CellReference(text)?.row ?? 1 }
    func put(_ row: Int, into text: String) -> String {
      String(text.reversed().drop { $0.isNumber }.reversed()) + String(row)
    }
    guard let last else {
      return map.row(row(first)).map { put($0, into: first) } ?? "#REF!"
    }
    let (one, two) = (row(first), row(last))
    guard let rows = map.rows(min(one, two)...max(one, two)) else { return "#REF!" }
    let (low, high) = (rows.lowerBound, rows.upperBound)
    return put(one <= two ? low : high, into: first) + ":" + put(one <= two ? high : low, into: last)
  }
}
