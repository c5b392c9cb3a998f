internal import Facts

/// What a cell says as the answer to an indicator.
struct ReadValue: Sendable, Equatable {
  /// What can be said of it.
  var state: FactState
  /// The number; of a date its serial; NaN where there is none. An ambiguous cell has its value as it stands.
  var value: Double
  /// What a word beside the number says; `.none` where there is no figure.
  var qualifier: FactQualifier
  /// What the cell says where that is not the plain value, NFC, without white space at its ends.
  var text: String?
  /// For the fact: formula, percent format, kept out of totals by a doubt of severity error, another reading possible.
  var flags: FactFlags
  /// What is doubtful, heaviest first. None in most cells.
  var doubts: [ValueDoubt]

  /// A value.
  init(
    state: FactState, value: Double = .nan, qualifier: FactQualifier = .none, text: String? = nil,
    flags: FactFlags = FactFlags(rawValue: 0), doubts: [ValueDoubt] = []
  ) {
    self.state = state
    self.value = value
    self.qualifier = qualifier
    self.text = text
    self.flags = flags
    self.doubts = doubts
  }

  /// A figure: zero or number by its value.
  static func figure(_ value: Double, flags: FactFlags = FactFlags(rawValue: 0)) -> ReadValue {
    ReadValue(state: value == 0 ? .zero : .number, value: value, qualifier: .exact, flags: flags)
  }
  /// Nothing there.
  static let blank = ReadValue(state: .blank)

  /// Equal, NaN being equal to NaN.
  static func == (first: Self, second: Self) -> Bool {
    first.state == second.state
      && (first.value == second.value || first.value.isNaN && second.value.isNaN)
      && first.qualifier == second.qualifier && first.text == second.text
      && first.flags == second.flags && first.doubts == second.doubts
  }
}
