internal import Findings
internal import VietnameseText

/// What is said of a figure unlike what is expected: how many times as much, against what, and what would fit.
struct OutlierSentences {
  /// The figure, and x̂.
  let value: Double, expected: Double
  /// Against what: the unit's earlier rounds, or the other units, by their size where the indicator says so.
  let hasHistory: Bool, isBySize: Bool

  /// What it is held against, after "mức".
  private var against: (vietnamese: String, english: String) {
    if hasHistory { return ("các đợt trước", "what earlier rounds let expect") }
    return isBySize
      ? ("các đơn vị khác theo quy mô", "what the other units of its size let expect")
      : ("các đơn vị khác", "what the other units let expect")
  }
  /// About what is expected: whole from ten on.
  private var usual: Double { Self.rounded(max(expected, 0)) }

  /// A figure that is a power of ten of what is expected; `right` is what it would be without.
  func powerOfTen(right: Double) -> FindingMessage {
    let isMore = value > right
    let zeros = isMore ? Self.zeros(value / right) : Self.zeros(right / value)
    let factor = [1, 10, 100, 1000][min(zeros, 3)]
    let much = (vietnamese: vietnamese(Double(factor)), english: english(Double(factor)))
    let (found, about, meant) = (
      (vietnamese(value), english(value)), (vietnamese(usual), english(usual)),
      (vietnamese(right), english(right))
    )
    let count = ["", "một", "hai", "ba"][min(zeros, 3)]
    return FindingMessage(
      vietnamese: (isMore ? "Gấp \(much.vietnamese) lần" : "Chỉ bằng 1/\(much.vietnamese)")
        + " mức \(against.vietnamese): \(found.0), thường khoảng \(about.0); \(isMore ? "thừa" : "thiếu") \(count) số 0 thì là \(meant.0).",
      english: (isMore ? "\(much.english) times" : "1/\(much.english) of")
        + " \(against.english): \(found.1), about \(about.1) is usual; with \(zeros) zero\(zeros == 1 ? "" : "s") too \(isMore ? "many" : "few") it is \(meant.1)."
    )
  }

  /// Another odd figure; between `low` and `high` nothing would be said.
  func odd(low: Double, high: Double) -> FindingMessage {
    let isMore = value > expected
    let ratio = Self.ratio(isMore ? (value + 0.5) / (expected + 0.5) : (expected + 0.5) / (value + 0.5))
    let (least, most) = (Self.rounded(low), Self.rounded(high))
    return FindingMessage(
      vietnamese:
        "\(vietnamese(value)) \(isMore ? "gấp \(vietnamese(ratio)) lần" : "chỉ bằng 1/\(vietnamese(ratio))") mức \(against.vietnamese), khoảng \(vietnamese(usual)); bình thường từ \(vietnamese(least)) đến \(vietnamese(most)).",
      english:
        "\(english(value)) is \(isMore ? "\(english(ratio)) times" : "1/\(english(ratio)) of") \(against.english), about \(english(usual)); \(english(least)) to \(english(most)) would be usual."
    )
  }

  /// A zero where much is expected.
  var zero: FindingMessage {
    FindingMessage(
      vietnamese:
        "Ghi 0, trong khi mức \(against.vietnamese) là khoảng \(vietnamese(usual)); nếu chưa có số liệu thì để trống.",
      english:
        "0, where \(against.english) about \(english(usual)); leave the cell blank if there is no figure yet."
    )
  }

  /// Whole from ten on, else one decimal.
  private static func rounded(_ value: Double) -> Double {
    abs(value) >= 10 ? value.rounded() : (value * 10).rounded() / 10
  }
  /// How many times, with one decimal below ten.
  private static func ratio(_ value: Double) -> Double { rounded(value) }
  /// How many zeros a power of ten has.
  private static func zeros(_ factor: Double) -> Int { factor > 316 ? 3 : factor > 31.6 ? 2 : 1 }
}
