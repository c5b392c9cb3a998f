/// What a unit did in a round: all that stands in its form and its grid, free of contradictions.
struct ReturnFigures {
  /// The numbers by indicator, A02 (a date) not among them.
  var numbers: [String: Double] = [:]
  /// The texts by indicator.
  var texts: [String: String] = [:]
  /// The grid's numbers by commune, in the order of `SampleIndicator.gridColumns`.
  var grid: [String: [Int]] = [:]

  /// The figures of the third round: the table, and what the table lacks made up to suit it.
  static func thirdRound(of unit: SampleUnit) -> ReturnFigures {
    var figures = ReturnFigures()
    for table in [FigureTable.direction, FigureTable.help] {
      let lines = table.split(separator: "\n").map { $0.split(separator: " ") }
      guard let row = lines.first(where: { $0[0] == unit.code }) else {
        preconditionFailure("no row \(unit.code)")
      }
      for (name, text) in zip(lines[0], row).dropFirst() where text != "." {
        figures.numbers[String(name)] = Double(text)
      }
    }
    figures.makeUpTheRest(of: unit, round: "3")
    return figures
  }

  /// The figures of the fourth round: those of the third, each somewhat more or less.
  static func fourthRound(of unit: SampleUnit) -> ReturnFigures {
    var figures = thirdRound(of: unit)
    var random = SeededNumbers("4 " + unit.code)
    let activity = random.number(0.92...1.18)
    for indicator in SampleIndicator.all where indicator.isNumeric && indicator.code != "A03" {
      guard let before = figures.numbers[indicator.code] else { continue }
      let step = indicator.code == "D03" ? 10.0 : 1
      figures.numbers[indicator.code] = (before * activity * random.factor(0.45) * step).rounded() / step
    }
    // Leaflets come in packs of fifty.
    if let leaflets = figures.numbers["B20"] { figures.numbers["B20"] = (leaflets / 50).rounded() * 50 }
    figures.addUp()
    // Whoever gets a paper has come.
    let papers = figures["C00"]
    if papers > 0 { figures.numbers["C20"] = max(figures["C20"], (papers * 0.9).rounded()) }
    figures.makeUpTheRest(of: unit, round: "4")
    return figures
  }

  /// A number; 0 where there is none.
  subscript(code: String) -> Double { numbers[code] ?? 0 }

  /// Computes the totals from their parts.
  mutating func addUp() {
    for total in SampleIndicator.totals {
      numbers[total] = SampleIndicator.with(total).parts.reduce(0) { $0 + self[$1] }
    }
  }

  /// Fills in what has no number yet, the remarks and the grid.
  private mutating func makeUpTheRest(of unit: SampleUnit, round: String) {
    var random = SeededNumbers(round + " rest " + unit.code)
    let size = (self["A05"] + 40) / 150
    func about(_ usual: Double, step: Double = 1) -> Double {
      (usual * size.squareRoot() * random.factor(0.8) / step).rounded() * step
    }
    let made: [(String, Double)] = [
      ("A01", Double(1 + random.below(3))), ("D02", about(63)), ("D04", about(412)), ("D05", about(1270)),
      ("E04", about(4150, step: 10)),
    ]
    for (code, number) in made where numbers[code] == nil || round == "4" { numbers[code] = number }
    texts = [
      "E10": Remarks.strengths[random.below(Remarks.strengths.count)],
      "E11": Remarks.weaknesses[random.below(Remarks.weaknesses.count)],
      "E12": Remarks.proposals[random.below(Remarks.proposals.count)],
    ]
    makeUpGrid(of: unit, with: &random)
  }

  /// Makes the grid anew after the form's totals have changed.
  mutating func splitOverCommunes(of unit: SampleUnit, seed: String) {
    var random = SeededNumbers(seed + unit.code)
    makeUpGrid(of: unit, with: &random)
  }

  /// Splits the form's totals over the communes that took part.
  private mutating func makeUpGrid(of unit: SampleUnit, with random: inout SeededNumbers) {
    grid = [:]
    guard unit.isDistrict else { return }
    let count = unit.communes.count
    // The communes that stayed away are the last of a shuffled list.
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, random.below(index + 1)) }
    let taking = Set(order.prefix(Int(self["A03"])))
    let weights = (0..<count).map { taking.contains($0) ? random.number(0.5...1.6) : 0 }
    var sessions = [Int](repeating: 0, count: count)
    var left = Int(self["B01"])
    for index in order where taking.contains(index) && left > 0 {
      sessions[index] = 1
      left -= 1
    }
    for (index, more) in random.spread(left, over: weights).enumerated() { sessions[index] += more }
    let attending = zip(sessions, weights).map { Double($0) * (0.6 + 0.4 * $1) }
    var columns = [sessions, random.spread(Int(self["B10"]), over: attending)]
    for code in ["C01", "C10", "E01"] { columns.append(random.spread(Int(self[code]), over: weights)) }
    for (index, commune) in unit.communes.enumerated() { grid[commune.code] = columns.map { $0[index] } }
  }
}
