/// Which units may be near a row of figures: told by the few columns in which units differ most, eight units at once. It
/// passes over no unit whose bounded distance is within the limit; the limit leaves room for the rounding of floats.
struct NearFigures: Sendable {
  /// How many columns are looked at, and after how many it is asked whether any of eight units is still near.
  private static let mostColumns = 24, stage = 6
  /// The columns that are looked at, as places among all.
  private let chosen: [Int]
  /// Eight units' figures of a chosen column, all columns of those units beside one another; NaN is absent.
  private let figures: [SIMD8<Float>]
  private let units: Int

  /// Figures, a row a unit; NaN is absent.
  init(_ values: [Double], columns: Int) {
    units = columns == 0 ? 0 : values.count / columns
    let (count, values) = (units, values)
    // The spread of each column, of equal ones the first.
    let spreads = (0..<columns).map { column -> Double in
      var (number, sum, squares) = (0.0, 0.0, 0.0)
      for unit in 0..<count {
        let value = values[unit * columns + column]
        if value.isNaN { continue }
        number += 1
        sum += value
        squares += value * value
      }
      return number == 0 ? 0 : squares / number - (sum / number) * (sum / number)
    }
    let chosen = (0..<columns).sorted { spreads[$0] == spreads[$1] ? $0 < $1 : spreads[$0] > spreads[$1] }
      .prefix(Self.mostColumns)
    var figures = Array(
      repeating: SIMD8<Float>(repeating: .nan), count: (count + 7) / 8 * chosen.count)
    for unit in 0..<count {
      for (place, column) in chosen.enumerated() {
        figures[unit / 8 * chosen.count + place][unit % 8] = Float(values[unit * columns + column])
      }
    }
    self.chosen = Array(chosen)
    self.figures = figures
  }

  /// The units whose squared distances from some figures, each 16 at most, may add up to no more than a limit; in order.
  /// - Parameters:
  ///   - row: the figures, one for each of `places`.
  ///   - places: the columns that are compared, in order.
  func units(near row: [Double], at places: [Int], within limit: Double) -> [Int] {
    var asked: [(place: Int, figure: SIMD8<Float>)] = []
    for (place, column) in chosen.enumerated() {
      guard let number = places.firstIndex(of: column) else { continue }
      asked.append((place, SIMD8(repeating: Float(row[number]))))
    }
    let most = SIMD8<Float>(repeating: Float(limit) + 0.1)
    let bound = SIMD8<Float>(repeating: 16)
    var found: [Int] = []
    for begin in stride(from: 0, to: units, by: 8) {
      var sum = SIMD8<Float>(repeating: 0)
      let row = begin / 8 * chosen.count
      var isFar = sum .> most
      var next = 0
      while next < asked.count, !all(isFar) {
        for (place, figure) in asked[next..<min(next + Self.stage, asked.count)] {
          let distance = figure - figures[row + place]
          let square = distance * distance
          // What is absent adds nothing.
          sum += square.replacing(with: 0, where: square .!= square).replacing(
            with: bound, where: square .> bound)
        }
        isFar = sum .> most
        next += Self.stage
      }
      if all(isFar) { continue }
      for lane in 0..<min(8, units - begin) where !isFar[lane] { found.append(begin + lane) }
    }
    return found
  }
}
