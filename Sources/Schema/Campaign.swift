/// The whole schema of a campaign: what a return should hold. All references between its parts are indices or codes
/// that the reader of the schema has checked.
package struct CampaignSchema: Sendable, Equatable {
  /// The campaign itself.
  package var campaign: Campaign
  /// The version of this schema, `major.minor`.
  package var version: String = "1.0"
  /// The rounds, oldest first; none: the campaign has no rounds.
  package var rounds: [Round] = []
  /// The code of the round being consolidated; nil: the last of `rounds`.
  package var current: String?
  /// All units, in the author's order, parents anywhere.
  package var units: [ReportingUnit] = []
  /// Merged, split and renamed units.
  package var crosswalk: [CrosswalkEntry] = []
  /// The sheets that returns are made of.
  package var layouts: [SheetLayout] = []
  /// Parts of the form, with the headings that stand in it.
  package var sections: [IndicatorSection] = []
  /// Lists for indicators of type `choice`, by their code.
  package var choices: [ChoiceList] = []
  /// The indicators, in the author's order.
  package var indicators: [Indicator] = []
  /// The validation rules, in the author's order.
  package var rules: [ValidationRule] = []
  /// Limits of statistics and of matching labels.
  package var thresholds = Thresholds()
  /// Figures that staff corrected.
  package var corrections: [Correction] = []
  /// Findings that staff accepted.
  package var accepted: [AcceptedFinding] = []

  /// A schema that has nothing but a campaign.
  package init(campaign: Campaign) { self.campaign = campaign }

  /// The round with a code; of nil the current one, else the last one. Nil where there is no such round.
  package func round(code: String?) -> Round? {
    guard let wanted = code ?? current else { return rounds.last }
    return rounds.first { $0.code == wanted }
  }
  /// The positions in `units` of the units that send returns, in the schema's order.
  package var reportingUnits: [Int] { units.indices.filter { units[$0].reports } }
}

/// What is asked, by whom, and how the answers are written.
package struct Campaign: Sendable, Equatable {
  /// ASCII, used in file names.
  package var code: String
  /// The campaign's title as printed.
  package var title: String
  /// The office that asks; empty where not given.
  package var issuer: String = ""
  /// The office above it, for the header block and for the province's own return.
  package var superior: String?
  /// The language of messages, sheet names and headings.
  package var language: Language = .vietnamese
  /// Which header block printed sheets carry.
  package var header: HeaderBlock = .none
  /// How text numbers are read.
  package var numberLocale: NumberLocale = .vietnamese
  /// What "-" in a value cell means.
  package var dash: DashMeaning = .zero
  /// More words of this campaign and the states they stand for, in the author's order.
  package var notations: [Notation] = []
  /// An IANA name.
  package var timeZone: String = "Asia/Ho_Chi_Minh"
  /// Whether .xls, .ods and .csv returns are read through LibreOffice where it is installed.
  package var convert: Bool = false
  /// Whether the figures are made up, so that every sheet has to say so.
  package var synthetic: Bool = false
  /// A campaign.
  package init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

/// The language of messages, sheet names and headings.
package enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// Which header block printed sheets carry.
package enum HeaderBlock: String, Sendable, CaseIterable {
  /// The Youth Union's: `BCH TỈNH ĐOÀN …` beside `ĐOÀN TNCS HỒ CHÍ MINH`.
  case youthUnion = "youth-union"
  /// The state's (Nghị định 30/2020): office beside the national motto.
  case state
  /// No header block.
  case none
}

/// How the point and the comma of a text number are read.
package enum NumberLocale: String, Sendable, CaseIterable {
  /// 1.234,5
  case vietnamese = "vi"
  /// 1,234.5
  case english = "en"
  /// Whatever the cells around show.
  case auto
}

/// What "-" in a value cell means.
package enum DashMeaning: String, Sendable, CaseIterable {
  case zero
  case blank
}

/// A word of this campaign and the state it stands for.
package struct Notation: Sendable, Equatable {
  /// The word as the author wrote it.
  package var word: String
  /// `not-applicable`, `pending`, `blank`, `zero` or `unreadable`: a state of a fact.
  package var state: String
  /// A notation.
  package init(word: String, state: String) {
    self.word = word
    self.state = state
  }
}

/// A word for each kind of figure that may stay out of, or come into, a message: limits of statistics and of labels.
package struct Thresholds: Sendable, Equatable {
  /// |z| from which a figure is a warning.
  package var outlierZ = 4.0
  /// |z| from which a figure is an info.
  package var noticeZ = 3.0
  /// The share of the indicator's sum below which a difference does not matter.
  package var materialityShare = 0.005
  /// The difference below which nothing is said, in the indicator's unit.
  package var materialityMin = 5.0
  /// The score from which a label is accepted.
  package var labelAccept = 0.92
  /// The score from which a label is asked about.
  package var labelAsk = 0.75
  /// The defaults.
  package init() {}
}
