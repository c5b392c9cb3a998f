/// What a text may be in a layout, as far as the text alone tells.
struct HeadingMask: OptionSet {
  let rawValue: UInt16
  static let number = HeadingMask(rawValue: 1)
  static let label = HeadingMask(rawValue: 2)
  static let unit = HeadingMask(rawValue: 4)
  static let code = HeadingMask(rawValue: 8)
  static let value = HeadingMask(rawValue: 16)
  static let note = HeadingMask(rawValue: 32)
  static let ignore = HeadingMask(rawValue: 64)
  static let rowLabel = HeadingMask(rawValue: 128)
  static let stop = HeadingMask(rawValue: 256)
  static let total = HeadingMask(rawValue: 512)
  static let known = HeadingMask(rawValue: 1 << 15)
}

extension ReadingSession {
  /// What a text may be in a layout; asked once a text.
  func mask(_ form: Int32, in plan: LayoutPlan) -> HeadingMask {
    while masks.count <= plan.position { masks.append([]) }
    let index = Int(form)
    if index < masks[plan.position].count, masks[plan.position][index].contains(.known) {
      return masks[plan.position][index]
    }
    var mask: HeadingMask = .known
    func look(_ pattern: CompiledPattern, _ bit: HeadingMask) {
      if !pattern.isEmpty, pattern.fit(form, session: self) > .none { mask.insert(bit) }
    }
    look(plan.number, .number)
    look(plan.label, .label)
    look(plan.unit, .unit)
    look(plan.code, .code)
    for value in plan.values { look(value, .value) }
    look(plan.note, .note)
    look(plan.ignore, .ignore)
    for label in plan.rowLabels { look(label, .rowLabel) }
    look(plan.stop, .stop)
    look(plan.totalRow, .total)
    while masks[plan.position].count <= index { masks[plan.position].append([]) }
    masks[plan.position][index] = mask
    return mask
  }
}
