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

  /// How many times as much, or so small a part, of the two numbers that are printed: who divides them comes to it. Nil where less
  /// than one is expected, or where it would say nothing.
  private var factor: Double? {
    let (more, less) = value > expected ? (value, usual) : (usual, value)
    guard usual >= 1, less > 0 else { return nil }
    let factor = Self.rounded(more / less)
    return factor > 1 ? factor : nil
  }

  /// Another odd figure; between `low` and `high` nothing would be said.
  func odd(low: Double, high: Double) -> FindingMessage {
    let isMore = value > expected
    let (least, most) = Self.bounds(low: low, high: high, asWhole: value == value.rounded())
    let much =
      factor.map { factor in
        isMore
          ? (vietnamese: "gấp \(vietnamese(factor)) lần mức", english: "\(english(factor)) times")
          : (vietnamese: "chỉ bằng 1/\(vietnamese(factor)) mức", english: "1/\(english(factor)) of")
      }
      ?? (isMore
        ? (vietnamese: "cao hơn hẳn mức", english: "much more than")
        : (vietnamese: "thấp hơn hẳn mức", english: "much less than"))
    return FindingMessage(
      vietnamese:
        "\(vietnamese(value)) \(much.vietnamese) \(against.vietnamese), khoảng \(vietnamese(usual)); bình thường từ \(vietnamese(least)) đến \(vietnamese(most)).",
      english:
        "\(english(value)) is \(much.english) \(against.english), about \(english(usual)); \(english(least)) to \(english(most)) would be usual."
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
  /// What would be usual, as precise as the figure itself: of whole figures the whole ones within.
  private static func bounds(low: Double, high: Double, asWhole: Bool) -> (Double, Double) {
    let (least, most) = (low < 1 ? 0 : low.rounded(.up), high.rounded(.down))
    return asWhole && low >= 0 && least <= most ? (least, most) : (rounded(low), rounded(high))
  }
  /// How many zeros a power of ten has.
  private static func zeros(_ factor: Double) -> Int { factor > 316 ? 3 : factor > 31.6 ? 2 : 1 }
}
