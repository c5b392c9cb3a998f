internal import Cells
internal import Facts
internal import Schema

/// Units of measure that a form states otherwise than the schema.
extension FormReader {
  /// A value with a doubt where its row, its heading or the table says another unit of measure than the schema.
  func restated(_ value: ReadValue, row: Row, column: Int, indicator: Int, measure: String)
    -> ReadValue
  {
    guard value.state == .number || value.state == .ambiguous else { return value }
    let form = row.unit
    // Who writes another unit into the label says more than the template's column beside it; but the schema's own in the
    // label says nothing against another one there or in the heading.
    let inLabel = unit(inLabel: row, indicator: indicator)
    if let inLabel {
      let doubted = context.compiled.values.restated(
        value, indicator: indicator, measure: measure, statedUnit: inLabel)
      if doubted != value || form.isBlank && stated.unit(inHeading: column) == nil { return doubted }
    }
    // A word of which no worth is known says nothing against the schema's unit.
    if !form.isBlank || inLabel != nil {
      guard let said = form.isBlank ? inLabel.flatMap({ UnitOfMeasure($0) }) : form.unitOfMeasure else {
        // Persons by the thousand are told by their words.
        return context.compiled.values.restated(
          value, indicator: indicator, measure: measure, statedUnit: form.plain)
      }
      if context.compiled.values.field(indicator, measure: measure).unit == said {
        guard let unit = stated.unit(inHeading: column) else { return value }
        return context.compiled.values.restated(
          value, indicator: indicator, measure: measure, statedUnit: unit, isOfTable: true)
      }
    }
    let own = form.plain
    guard let unit = stated.unit(row: own, column: column) else { return value }
    let doubted = context.compiled.values.restated(
      value, indicator: indicator, measure: measure, statedUnit: unit.unit, isOfTable: unit.isOfTable)
    guard !own.isEmpty, doubted.doubts != value.doubts,
      !isMeant(value.value, row: row, unit: own, indicator: indicator)
    else { return doubted }
    return value
  }

  /// The unit of measure in brackets behind a row's label, where the schema's label has no such one.
  private func unit(inLabel row: Row, indicator: Int) -> String? {
    let label = row.label.plain
    guard label.utf8.last == UInt8(ascii: ")"), let unit = session.statedUnit(inHeading: label),
      UnitOfMeasure(unit) != nil
    else { return nil }
    let asked = schema.indicators[indicator]
    let isOwn = ([asked.label] + asked.aliases).contains {
      session.statedUnit(inHeading: $0).flatMap { UnitOfMeasure($0) } != nil
    }
    return isOwn ? nil : unit
  }

  /// Whether the unit of measure that a row states is that of a figure. Where the figures of the row lie as far apart
  /// as the two units of measure, only those on the stated unit's side are given in it.
  private func isMeant(_ value: Double, row: Row, unit: String, indicator: Int) -> Bool {
    guard let own = UnitOfMeasure(unit),
      let asked = schema.indicators[indicator].unit.flatMap({ UnitOfMeasure($0) }),
      own.dimension == asked.dimension, own.factor != asked.factor
    else { return true }
    let sizes = row.values.enumerated().compactMap { position, index -> Double? in
      guard let index, plan.layout.values[position].derived == nil else { return nil }
      let cell = sheet.sheet.cells[index]
      return cell.kind == .number && cell.number != 0 ? abs(cell.number) : nil
    }
    guard let largest = sizes.max(), let smallest = sizes.min() else { return true }
    let ratio = own.factor / asked.factor
    return ratio < 1 ? abs(value) > largest * ratio.squareRoot() : abs(value) < smallest * ratio.squareRoot()
  }
}
