private import Foundation
internal import Findings
internal import Schema
internal import VietnameseText

/// `decisions.jsonl`: one decision a line, oldest first.
enum DecisionJSON {
  /// A decision as an object; absent facts are null.
  static func object(_ decision: Decision) -> JSONValue {
    .object([
      ("fingerprint", .string(decision.fingerprint)), ("code", .string(decision.code)),
      ("round", .text(decision.round)), ("unit", .text(decision.unit)), ("sub_unit", .text(decision.subUnit)),
      ("figure", .text(decision.figure?.description)),
      ("indicators", .array(decision.indicators.map(JSONValue.string))),
      ("action", .string(decision.action.rawValue)), ("value", value(decision.value)),
      ("was", value(decision.was)), ("against", .number(orNull: decision.against)),
      ("reason", .text(decision.reason)), ("by", .text(decision.by)),
      ("at", .text(decision.at)), ("within", .string(text(of: decision.within))),
    ])
  }

  /// The decision of a line; nil where it is none.
  static func decision(_ line: [UInt8]) -> Decision? {
    guard let read = try? JSONDecoder().decode(Line.self, from: Data(line)),
      let action = DecisionAction(rawValue: read.action) ?? DecisionAction(word: read.action)
    else { return nil }
    var decision = Decision(fingerprint: read.fingerprint, code: read.code ?? "", action: action)
    decision.round = read.round
    decision.unit = read.unit
    decision.subUnit = read.sub_unit
    decision.indicators = read.indicators ?? []
    decision.figure = (read.figure ?? read.indicators?.first).map { FigureName($0) }
    decision.value = read.value?.value
    decision.was = read.was?.value
    decision.against = read.against
    decision.reason = read.reason
    decision.by = read.by
    decision.at = read.at
    if let within = read.within {
      guard let tolerance = tolerance(within.value.plain) else { return nil }
      decision.within = tolerance
    }
    return decision
  }

  private static func value(_ value: DecidedValue?) -> JSONValue {
    switch value {
    case nil: .null
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    }
  }

  /// `10%`, or a number.
  private static func text(of tolerance: Tolerance) -> String {
    switch tolerance {
    case .absolute(let amount): NumberText.plain(amount)
    case .relative(let share): NumberText.plain((share * 1e8).rounded() / 1e6) + "%"
    }
  }
  private static func tolerance(_ text: String) -> Tolerance? {
    let text = TextKey.trimmed(text)
    let isShare = text.hasSuffix("%")
    guard let number = Double(isShare ? String(text.dropLast()) : text), number.isFinite, number >= 0 else {
      return nil
    }
    return isShare ? .relative(number / 100) : .absolute(number)
  }

  /// A line as it is written, its keys by their names in the file.
  private struct Line: Decodable {
    var fingerprint: String
    var code: String?
    var round: String?
    var unit: String?
    var sub_unit: String?
    var figure: String?
    var indicators: [String]?
    var action: String
    var value: Value?
    var was: Value?
    var against: Double?
    var reason: String?
    var by: String?
    var at: String?
    var within: Value?
  }
  /// A number or a text.
  private struct Value: Decodable {
    var value: DecidedValue
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else {
        value = .text(try container.decode(String.self))
      }
    }
  }
}
