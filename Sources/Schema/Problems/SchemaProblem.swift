/// One thing that is wrong in a schema.
package struct SchemaProblem: Sendable, Equatable {
  /// Where it stands.
  package var place: SchemaPlace
  /// What is wrong.
  package var reason: Reason
  /// The known name that is nearest to the one found.
  package var suggestion: String?
  /// A problem.
  package init(place: SchemaPlace, reason: Reason, suggestion: String? = nil) {
    self.place = place
    self.reason = reason
    self.suggestion = suggestion
  }

  /// What is wrong, with the values it is about.
  package enum Reason: Sendable, Equatable {
    /// The file cannot be read; the system's words.
    case unreadableFile(String)
    /// The file is larger than a limit in bytes.
    case tooLarge(limit: Int)
    /// The file is not UTF-8.
    case notUTF8
    /// The file holds nothing.
    case blankFile
    /// The file is no YAML; the parser's words.
    case syntax(String)
    /// Anchors, aliases or tags of YAML.
    case unsupportedYAML(YAMLFeature)
    /// Lists and mappings within one another beyond a limit.
    case tooDeep(limit: Int)
    /// Something of another shape was expected.
    case otherShape(found: Shape, expected: Shape)
    /// A key that the schema does not know.
    case unknownKey(String)
    /// A key that stands twice in one mapping.
    case repeatedKey(String)
    /// A key that has to be there.
    case missingKey(String)
    /// A word of a fixed list was expected.
    case notOneOf(found: String, expected: [String])
    /// Text of a certain form was expected.
    case otherForm(found: String, expected: Form)
    /// A code that stands twice.
    case repeatedCode(String, of: Thing, firstLine: Int?)
    /// A name that refers to nothing.
    case unknownReference(String, to: Thing)
    /// Things that are, in the end, their own parents.
    case cycle([String], of: Thing)
    /// An expression cannot be read.
    case expression(ExpressionError)
    /// A key that would change which figures count, and is not built yet.
    case unbuilt(SchemaSentence)
    /// Keys that do not go together.
    case inconsistent(SchemaSentence)
    /// The file is a workbook that cannot be read, or holds nothing of a schema; why.
    case unreadableWorkbook(SchemaSentence)
    /// A sheet that has to be there and hold at least one row, by its name.
    case missingSheet(String)
    /// A column, or a row of the first sheet, that has to be there, by its heading.
    case missingColumn(String)
    /// A cell that has to be filled in, by the heading of its column.
    case blankCell(String)
    /// A cell that holds what no schema can, such as `#REF!`; what it is and what to do.
    case unfitCell(SchemaSentence)
  }

  /// What YAML can do and a schema may not.
  package enum YAMLFeature: Sendable, Equatable {
    /// `&name`, `*name`.
    case anchors
    /// `!name`.
    case tags
    /// A second document.
    case documents
    /// A list or a mapping as a key.
    case complexKeys
  }

  /// The shape of a value.
  package enum Shape: Sendable, Equatable {
    /// One text.
    case text
    /// A list.
    case list
    /// Keys with values.
    case mapping
    /// One text or a list of texts.
    case textOrList
    /// Nothing.
    case nothing
  }

  /// Forms of texts.
  package enum Form: Sendable, Equatable {
    /// Letters, digits, `.`, `-`, `_`.
    case code
    /// The same in ASCII.
    case plainCode
    /// A code that is no word of the expressions' language.
    case unreservedCode
    /// A number.
    case number
    /// A whole number between two.
    case wholeNumber(ClosedRange<Int>)
    /// A number above 0, or from 0 on, or between two.
    case positiveNumber, nonNegativeNumber
    case numberBetween(Double, Double)
    /// true or false.
    case flag
    /// YYYY-MM-DD.
    case day
    /// YYYY-MM-DDTHH:MM.
    case moment
    /// A number or a share in percent.
    case tolerance
    /// A cell such as C4.
    case cell
    /// A column such as =D.
    case column
    /// `/regular expression/`; the compiler's words.
    case regularExpression(String)
    /// A regular expression that is searched in bounded time.
    case boundedExpression
    /// An indicator's type, an aggregation.
    case type, aggregation
    /// `major.minor`.
    case version
    /// A time zone's name.
    case timeZone
    /// The code of a finding.
    case findingCode
    /// Not empty.
    case text
  }

  /// What codes belong to.
  package enum Thing: Sendable, Equatable {
    case round, unit, layout, section, choice, choiceList, indicator, rule, measure, unitField, levelOrClass
    case column, notation
  }
}
