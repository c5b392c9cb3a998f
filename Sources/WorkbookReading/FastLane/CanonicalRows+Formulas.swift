import Cells

/// Formulas in the fast lane: a text alone, or one that is shared.
extension CanonicalRows {
  /// Takes the `f` that begins here; false where it is in another form.
  func takeFormula(_ at: inout Bytes) -> Bool {
    at += 2
    var isShared = false
    var sharedIndex: Int?
    var seen: UInt8 = 0
    while at.pointee == UInt8(ascii: " ") {
      at += 1
      guard let found = CanonicalBytes.attribute(&at) else { return false }
      let isNew: Bool
      if found.nameLength == 1, found.name[0] == UInt8(ascii: "t") {
        guard CanonicalBytes.begins(found.value, "shared\"") else { return false }
        isNew = seen & 1 == 0
        seen |= 1
        isShared = true
      } else if found.nameLength == 2, CanonicalBytes.begins(found.name, "si") {
        sharedIndex = Decimal.unsigned(UnsafeBufferPointer(start: found.value, count: found.valueLength))
        isNew = seen & 2 == 0
        seen |= 2
      } else if found.nameLength == 2, CanonicalBytes.begins(found.name, "ca") {
        isNew = seen & 4 == 0
        seen |= 4
      } else if found.nameLength == 3, CanonicalBytes.begins(found.name, "ref") {
        isNew = seen & 8 == 0
        seen |= 8
      } else {
        return false
      }
      guard isNew else { return false }
    }
    state.pointee.formula.removeAll()
    if CanonicalBytes.begins(at, "/>") {
      at += 2
    } else {
      guard at.pointee == UInt8(ascii: ">") else { return false }
      at += 1
      let start = at
      if wantsFormulas || !CanonicalBytes.skipText(&at) {
        at = start
        guard CanonicalBytes.text(&at, into: &state.pointee.formula) else { return false }
      }
      guard at - start <= state.pointee.limits.textBytes, CanonicalBytes.begins(at, "</f>") else {
        return false
      }
      at += 4
    }
    guard wantsFormulas else { return true }
    state.pointee.formulas.sharedIndex = isShared ? sharedIndex : nil
    state.pointee.formulas.arrayRange = nil
    state.pointee.formulas.finish(
      CellReference(row: row, column: lastColumn), text: state.pointee.formula)
    return true
  }
}
