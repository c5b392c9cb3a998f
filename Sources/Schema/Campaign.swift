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
