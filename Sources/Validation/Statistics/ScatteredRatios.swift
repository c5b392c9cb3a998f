/// Pairs of units whose ratios are certainly scattered (see `ProportionalReturns.isScattered`), told by columns that stand
/// beside one another, eight such couples at once. What it says is certain: the limits leave room for the rounding of floats.
struct ScatteredRatios: Sendable {
  /// The logarithms of the first and the second column of each couple, `blocks` a unit; NaN is absent.
  private let firsts: [SIMD8<Float>], seconds: [SIMD8<Float>]
  /// Which columns are there, a bit each, `words` a unit.
  private let presence: [UInt64]
  private let blocks: Int, words: Int

  /// Logarithms, a row a unit; NaN is absent.
  init(_ logarithms: [Double], columns: Int, units: Int) {
    blocks = (columns + 15) / 16
    words = (columns + 63) / 64
    var firsts = Array(repeating: SIMD8<Float>(repeating: .nan), count: blocks * units)
    var seconds = firsts
    var presence = Array(repeating: UInt64(0), count: words * units)
    for unit in 0..<units {
      for column in 0..<columns {
        let logarithm = logarithms[unit * columns + column]
        if logarithm.isNaN { continue }
        presence[unit * words + column / 64] |= 1 << UInt64(column % 64)
        let (block, lane) = (unit * blocks + column / 16, column % 16 / 2)
        if column % 2 == 0 {
          firsts[block][lane] = Float(logarithm)
        } else {
          seconds[block][lane] = Float(logarithm)
        }
      }
    }
    (self.firsts, self.seconds, self.presence) = (firsts, seconds, presence)
  }

  /// Whether more than a fifth of the ratios of two units cannot lie about any middle.
  func isCertain(_ first: Int, _ second: Int) -> Bool {
    var count = 0
    for word in 0..<words {
      count += (presence[first * words + word] & presence[second * words + word]).nonzeroBitCount
    }
    let (one, other) = (first * blocks, second * blocks)
    var most = SIMD8<Float>(repeating: -.infinity)
    for block in 0..<blocks {
      let ratios = firsts[one + block] - firsts[other + block]
      most.replace(with: ratios, where: ratios .> most)
      let neighbours = seconds[one + block] - seconds[other + block]
      most.replace(with: neighbours, where: neighbours .> most)
    }
    let least = SIMD8<Float>(repeating: most.max() - 4.29)
    var spoilt = SIMD8<Int32>(repeating: 0)
    for block in 0..<blocks {
      let ratios = firsts[one + block] - firsts[other + block]
      let neighbours = seconds[one + block] - seconds[other + block]
      let distance = ratios - neighbours
      let isSpoilt = (distance * distance .> 0.1101 * 0.1101) .& (ratios .> least) .& (neighbours .> least)
      spoilt &+= SIMD8(repeating: 0).replacing(with: 1, where: isSpoilt)
    }
    return Int(spoilt.wrappedSum()) * 5 > count
  }
}
