extension ExpressionError {
  /// What is wrong, in both languages, with the column and what was probably meant.
  package var message: SchemaSentence {
    let vietnamese = "Cột \(column) của biểu thức: \(sentence.vietnamese)"
    let english = "Column \(column) of the expression: \(sentence.english)"
    guard let suggestion else { return SchemaSentence(vietnamese: vietnamese, english: english) }
    return SchemaSentence(
      vietnamese: "\(vietnamese) Có phải là \"\(suggestion)\"?",
      english: "\(english) Did you mean \"\(suggestion)\"?")
  }

  private var sentence: SchemaSentence {
    switch reason {
    case .unexpected(let found, let expected):
      let what = expected.description
      if found.isEmpty {
        return SchemaSentence(
          vietnamese: "biểu thức kết thúc quá sớm; cần \(what.vietnamese).",
          english: "the expression ends too early; expected \(what.english).")
      }
      return SchemaSentence(
        vietnamese: "gặp \"\(found)\"; cần \(what.vietnamese).",
        english: "found \"\(found)\"; expected \(what.english).")
    case .unknownName(let name, let expected):
      let what = expected.description
      return SchemaSentence(
        vietnamese: "\"\(name)\" không có trong lược đồ; cần \(what.vietnamese).",
        english: "\"\(name)\" is not in the schema; expected \(what.english).")
    case .ambiguousName(let name):
      return SchemaSentence(
        vietnamese:
          "\"\(name)\" vừa là chỉ tiêu vừa là trường của đơn vị; viết \"\(name)[now]\" để chỉ chỉ tiêu.",
        english: "\"\(name)\" is an indicator and a unit's field; write \"\(name)[now]\" for the indicator.")
    case .otherKind(let expected):
      let what = expected.description
      return SchemaSentence(
        vietnamese: "ở đây cần \(what.vietnamese).", english: "\(what.english) is expected here.")
    case .argumentCount(let function, let count):
      let numbers =
        count.lowerBound == count.upperBound
        ? "\(count.lowerBound)"
        : count.upperBound == Int.max ? "≥ \(count.lowerBound)" : "\(count.lowerBound)–\(count.upperBound)"
      return SchemaSentence(
        vietnamese: "hàm \(function.rawValue) cần \(numbers) tham số.",
        english: "the function \(function.rawValue) takes \(numbers) arguments.")
    case .chainedComparison:
      return SchemaSentence(
        vietnamese: "không viết hai phép so sánh liền nhau; hãy nối bằng \"và\".",
        english: "two comparisons in a row; join them with \"and\".")
    case .reversedRange(let from, let to):
      return SchemaSentence(
        vietnamese: "trong lược đồ, \(to) đứng trước \(from).",
        english: "\(to) stands before \(from) in the schema.")
    case .ownMeasure(let name):
      return SchemaSentence(
        vietnamese: "cột \"\(name)\" không thể tính từ chính nó.",
        english: "the column \"\(name)\" cannot be computed from itself.")
    case .tooLarge:
      return SchemaSentence(
        vietnamese: "biểu thức quá dài hoặc lồng nhau quá sâu; hãy chia thành nhiều quy tắc.",
        english: "the expression is too long or nested too deeply; make several rules of it.")
    }
  }
}

extension ExpressionError.Expected {
  /// What can stand there, in words.
  var description: SchemaSentence {
    let (vietnamese, english) =
      switch self {
      case .operand: ("mã chỉ tiêu, số, hàm hoặc \"(\"", "an indicator, a number, a function or \"(\"")
      case .operatorOrEnd: ("phép tính, phép so sánh hoặc hết biểu thức", "an operator or the end")
      case .closingParenthesis: ("phép tính hoặc \")\"", "an operator or \")\"")
      case .openingParenthesis: ("\"(\"", "\"(\"")
      case .closingBracket: ("\"]\"", "\"]\"")
      case .separatorOrClosing: ("phép tính, \";\" hoặc \")\"", "an operator, \";\" or \")\"")
      case .then: ("phép tính hoặc \"thì\"", "an operator or \"then\"")
      case .condition:
        ("một điều kiện, như B01 >= B02", "a condition, such as B01 >= B02,")
      case .number: ("một số, không phải một điều kiện", "a number, not a condition,")
      case .indicator: ("mã một chỉ tiêu", "the code of an indicator")
      case .measure: ("tên một số đo", "the name of a measure")
      case .function: ("tên một hàm", "the name of a function")
      case .field: ("tên một trường của đơn vị", "the name of a unit's field")
      }
    return SchemaSentence(vietnamese: vietnamese, english: english)
  }
}
