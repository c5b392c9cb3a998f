/// A unit of the tree: province, district, commune, hospital. Its identity is `code` plus validity, never the name.
package struct ReportingUnit: Sendable, Equatable {
  /// Its code, as text: leading zeros count.
  package var code: String
  /// Its name as printed.
  package var name: String
  /// More names that returns use.
  package var aliases: [String] = []
  /// A free word, such as `district`; empty where not given.
  package var level: String = ""
  /// A second word for `applies_to` and grouping.
  package var unitClass: String?
  /// The code of the unit above it.
  package var parent: String?
  /// Whether it sends a return.
  package var reports: Bool = false
  /// Inhabitants.
  package var population: Double?
  /// Further numbers for limits, exposures and expressions, in the author's order.
  package var fields: [UnitField] = []
  /// Whom to remind.
  package var contact: String?
  /// First day of its existence.
  package var validFrom: CalendarDay?
  /// Last day of its existence.
  package var validTo: CalendarDay?
  /// A unit.
  package init(code: String, name: String) {
    self.code = code
    self.name = name
  }
  /// The number under a name: `population` or one of `fields`; nil where this unit has none.
  package func number(named name: String) -> Double? {
    name == "population" ? population : fields.first { $0.name == name }?.value
  }
}

/// A number that belongs to a unit.
package struct UnitField: Sendable, Equatable {
  /// Its name, as used in expressions.
  package var name: String
  /// Its value.
  package var value: Double
  /// A field.
  package init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

/// A unit that was merged, split or renamed.
package struct CrosswalkEntry: Sendable, Equatable {
  /// The code before and the code after.
  package var from: String, to: String
  /// The first day of the new state.
  package var date: CalendarDay?
  /// The share of `from` that goes to `to`.
  package var weight: Double = 1
  /// The decree.
  package var source: String?
  /// An entry.
  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}
