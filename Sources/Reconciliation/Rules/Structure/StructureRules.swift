internal import Findings

/// The rules about the file's inside, its structure and whose it is.
enum StructureRules {
  /// Their descriptions, by code.
  static let all: [RuleDescription] = [
    StaleFormulaRule.description, ActiveContentRule.description, HiddenContentRule.description,
    ShortRangeRule.description, MissingSheetRule.description, MissingIndicatorRule.description,
    DoubtfulLabelRule.description, MovedContentRule.description, RepeatedIndicatorRule.description,
    SchemaVersionRule.description, OverwrittenFormulaRule.description, EditedLabelRule.description,
    UnrecognisedContentRule.description, UnknownUnitRule.description, ConflictingUnitRule.description,
    WrongRoundRule.description,
  ]
}
