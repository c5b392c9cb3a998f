/// A part of the form.
package struct IndicatorSection: Sendable, Equatable {
  /// Its code.
  package var code: String
  /// The heading that stands in the form.
  package var title: String
  /// A section.
  package init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

/// A list of choices.
package struct ChoiceList: Sendable, Equatable {
  /// Its code, as in `choice(status)`.
  package var code: String
  /// What can be chosen.
  package var choices: [Choice]
  /// A list.
  package init(code: String, choices: [Choice]) {
    self.code = code
    self.choices = choices
  }
}

/// One choice.
package struct Choice: Sendable, Equatable {
  /// Its code.
  package var code: String
  /// Its label.
  package var label: String
  /// More words for it.
  package var aliases: [String] = []
  /// A choice.
  package init(code: String, label: String, aliases: [String] = []) {
    self.code = code
    self.label = label
    self.aliases = aliases
  }
}

/// What kind of value an indicator takes.
package enum IndicatorType: Sendable, Equatable {
  /// A whole number.
  case count
  /// Any number.
  case number
  /// A share, kept as 0–100.
  case percent
  /// An amount of money.
  case money
  /// A day.
  case date
  /// A text.
  case text
  /// Yes or no.
  case yesNo
  /// One of the list with this code; blank: a choice whose list the schema does not give, so that any word counts.
  case choice(String)
  /// Whether its values are numbers.
  package var isNumeric: Bool {
    switch self {
    case .count, .number, .percent, .money: true
    case .date, .text, .yesNo, .choice: false
    }
  }
  /// How its values become one where the schema does not say it.
  package var usualAggregation: Aggregation {
    switch self {
    case .count, .number, .money: .sum
    case .percent: Aggregation.none
    case .date: .distinct
    case .text, .yesNo, .choice: .list
    }
  }
}

/// How the values of the units become one for all.
package enum Aggregation: Sendable, Equatable {
  case sum, mean, min, max, last, distinct, list, none
  /// The ratio of the sums of two indicators, by their codes.
  case ratio(String, String)
}

/// How a figure relates to time.
package enum IndicatorKind: String, Sendable, CaseIterable {
  /// This round's.
  case flow
  /// Since the year began.
  case cumulative
  /// At the round's date.
  case stock
}

/// How an indicator relates to its parent.
package enum ParentRelation: String, Sendable, CaseIterable {
  /// The parts make the total.
  case part
  /// A part of it; all together are not more than it.
  case ofWhich = "of-which"
  /// A part of it; several may count the same.
  case overlapping
}

/// Whether figures are exact or lower bounds.
package enum StatedQualifier: String, Sendable, CaseIterable {
  case exact
  case atLeast = "at-least"
}

/// A limit of a value.
package enum Limit: Sendable, Equatable {
  case number(Double)
  /// The name of a unit's field, such as `population`.
  case field(String)
}

/// One thing that is asked.
package struct Indicator: Sendable, Equatable {
  /// Its code.
  package var code: String
  /// The code of its section.
  package var section: String?
  /// The running number printed in the template.
  package var number: String?
  /// The code printed in the template.
  package var printedCode: String?
  /// The label printed in the template.
  package var label: String
  /// More texts for it.
  package var aliases: [String] = []
  /// Its label in English.
  package var labelEnglish: String?
  /// The unit of measure, such as `cuộc`.
  package var unit: String?
  /// What kind of value it takes.
  package var type: IndicatorType
  /// What one unit of measure is worth (nghìn đồng: 1000).
  package var scale: Double = 1
  /// Decimals of its values; nil: not said.
  package var decimals: Int?
  /// Whether every unit has to answer.
  package var required = false
  /// The measures asked; nil: all of its layout.
  package var measures: [String]?
  /// Hard limits; nil: none. `min` of counts and money is 0 unless the author says null.
  package var min: Limit?, max: Limit?
  /// Soft limits.
  package var softMin: Limit?, softMax: Limit?
  /// How the units' values become one.
  package var aggregate: Aggregation = .sum
  /// How it relates to time.
  package var kind: IndicatorKind = .flow
  /// The code of the flow indicator that it sums since the year began.
  package var cumulates: String?
  /// The unit field that is its exposure.
  package var normaliseBy: String?
  /// The code of the indicator that it is a part of.
  package var parent: String?
  /// How it relates to `parent`.
  package var relation: ParentRelation?
  /// Whether it may stay the same from round to round.
  package var isStatic = false
  /// Levels, classes that it applies to; nil: all.
  package var appliesTo: [String]?
  /// The codes of the layouts that hold it, completed with the grids that name it.
  package var layouts: [String] = []
  /// The first and the last round it is asked in, by their codes.
  package var validFrom: String?, validTo: String?
  /// The code of the indicator it replaces.
  package var replaces: String?
  /// Whether leadership sees it on the first sheet.
  package var headline = false
  /// Whether its figures are lower bounds.
  package var qualifier: StatedQualifier = .exact
  /// The sentence of the report, with `{value}`.
  package var phrase: String?
  /// An indicator.
  package init(code: String, label: String, type: IndicatorType) {
    self.code = code
    self.label = label
    self.type = type
    if type == .count || type == .money { min = .number(0) }
  }
  /// Whether a unit has to be asked: by its level or class.
  package func applies(to unit: ReportingUnit) -> Bool {
    guard let appliesTo else { return true }
    return appliesTo.contains(unit.level) || unit.unitClass.map(appliesTo.contains) == true
  }
}
