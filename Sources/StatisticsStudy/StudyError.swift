/// An error that is put into one cell of a campaign.
enum StudyError: String, CaseIterable, Sendable {
  case times10 = "x10"
  case by10 = "/10"
  case times100 = "x100"
  case times1000 = "x1000"
  case times46 = "x4.6"
  case by46 = "/4.6"
  case toZero = "to zero"

  /// What the right figure becomes; nil where the error does not change it into a figure.
  func wrong(_ right: Double) -> Double? {
    switch self {
    case .times10: right * 10
    case .times100: right * 100
    case .times1000: right * 1000
    case .by10: right >= 10 ? (right / 10).rounded(.down) : nil
    case .times46: (right * 4.6).rounded()
    case .by46: right >= 10 ? (right / 4.6).rounded() : nil
    case .toZero: 0
    }
  }
}
