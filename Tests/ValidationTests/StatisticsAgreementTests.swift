import Schema
import Testing
import Validation

/// The statistics against the plain reference, figure by figure.
@Suite(.enabled(if: Reference.isThere)) struct StatisticsAgreementTests {
  private struct Answer: Decodable {
    struct Score: Decodable {
      var at: [Int], expected: Double, s: Double, others: Int, history: Int, residual: Double?, z: Double?
    }
    struct Cell: Decodable {
      var at: [Int], code: String, suggestion: Double?
    }
    struct Zero: Decodable {
      var at: [Int], severity: String
    }
    struct Match: Decodable {
      var at: [Int], equal: Int, of: Int, p: Double
    }
    struct Shift: Decodable {
      var at: Int, shift: Int, gain: Double, first: Int, last: Int
    }
    struct Other: Decodable {
      var at: Int, unit: Int, gain: Double
    }
    var scores: [Score], c: Double, cells: [Cell], zeros: [Zero], copies: [Match], identical: [Match]
    var proportional: [Match], shifts: [Shift], others: [Other], round: [[Double]]
  }
  private static let script = """
    R, E, G, I, U = data["rounds"], data["exposure"], data["group"], data["integer"], data["usable"]
    n, m = len(R[-1]), len(G)
    scores = ref.expectations(R, E, G)
    pairs = n * (n - 1) / 2
    matches = [ref.pair_matches([r[j] for r in R[-1]]) for j in range(m)]
    out = dict(
        scores=[dict(at=list(k), **v) for k, v in sorted(scores.items())], c=ref.threshold(scores),
        cells=[dict(at=list(k), code=v["code"], suggestion=v.get("suggestion")) for k, v in sorted(ref.cells(R, E, G, I).items())],
        zeros=[dict(at=list(k), severity=v["severity"]) for k, v in sorted(ref.zeros(R, scores).items())],
        copies=[], identical=[], proportional=[], shifts=[], others=[], round=[])
    pick = lambda f: dict(equal=f["equal"], of=f["of"], p=f["p"])
    for i in range(n):
        get = lambda j, key: scores[i, j][key] if (i, j) in scores else None
        f = ref.shift(R[-1][i], [get(j, "expected") for j in range(m)], [get(j, "s") for j in range(m)])
        if f: out["shifts"].append(dict(at=i, shift=f["shift"], gain=f["gain"], first=f["first"], last=f["last"]))
        f = ref.round_numbers(R[-1][i], [R[-1][u][j] for u in range(n) if u != i for j in range(m)])
        if f: out["round"].append([i, f["p"]])
        if len(R) > 1:
            f = ref.copy_of_previous(R[-1], R[-2], i, U)
            if f: out["copies"].append(dict(at=[i], **pick(f)))
            f = ref.resembles(R, i, U)
            if f: out["others"].append(dict(at=i, unit=f["unit"], gain=f["gain"]))
        for j in range(i + 1, n):
            f = ref.identical(R[-1], i, j, U, matches)
            if f: out["identical"].append(dict(at=[i, j], **pick(f)))
            f = ref.proportional(R[-1][i], R[-1][j], pairs, U)
            if f: out["proportional"].append(dict(at=[i, j], **pick(f)))
    """
  private func same(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
  }

  @Test("Every figure of the statistics is the reference's", arguments: 1...16 as ClosedRange<UInt64>)
  func agreement(_ seed: UInt64) throws {
    let campaign = RandomCampaign(seed: seed)
    let answer = try Reference.run(Self.script, campaign, as: Answer.self)
    let rounds = campaign.figures
    let (units, indicators) = (rounds.now.units, rounds.now.indicators)
    let expectations = Expectations(rounds)
    var scores = 0
    for expected in answer.scores {
      let found = try #require(expectations[expected.at[0], expected.at[1]])
      #expect(
        same(found.expected, expected.expected) && same(found.scale, expected.s)
          && found.others == expected.others
          && found.history == expected.history && same(found.residual, expected.residual)
          && same(found.z, expected.z),
        "\(expected) \(found)")
    }
    for unit in 0..<units {
      for column in 0..<indicators where expectations[unit, column] != nil { scores += 1 }
    }
    #expect(scores == answer.scores.count)
    let threshold = OutlierThreshold(expectations, Thresholds())
    #expect(same(threshold.z, answer.c))

    let cells = CellOutliers.find(rounds, expectations, threshold, noticeZ: 3).filter { !$0.isNotice }
    #expect(cells.map { [$0.unit, $0.indicator] } == answer.cells.map(\.at))
    #expect(cells.map(\.code) == answer.cells.map(\.code))
    for (found, expected) in zip(cells, answer.cells) { #expect(same(found.suggestion, expected.suggestion)) }
    let zeros = DroppedToNothing.find(rounds, expectations)
    #expect(zeros.map { [$0.unit, $0.indicator] } == answer.zeros.map(\.at))
    #expect(zeros.map { $0.isWarning ? "warning" : "info" } == answer.zeros.map(\.severity))

    let copies = EqualFigures.copyOfPrevious(rounds).sorted { $0.key < $1.key }
    #expect(copies.map { [$0.key] } == answer.copies.map(\.at))
    for (found, expected) in zip(copies, answer.copies) {
      #expect(
        found.value.equal == expected.equal && found.value.compared == expected.of
          && same(found.value.chance, expected.p))
    }
    var identical: [[Int]] = []
    var proportional: [[Int]] = []
    for first in 0..<units {
      for second in (first + 1)..<max(units, first + 1) {
        if EqualFigures.identical(rounds, first, second) != nil { identical.append([first, second]) }
        if ProportionalReturns.find(rounds, first, second) != nil { proportional.append([first, second]) }
      }
    }
    #expect(identical == answer.identical.map(\.at))
    #expect(proportional == answer.proportional.map(\.at))

    let shifts = (0..<units).compactMap { unit in
      ShiftedRows.find(rounds, expectations, unit: unit).map { (unit, $0) }
    }
    #expect(shifts.map(\.0) == answer.shifts.map(\.at))
    for (found, expected) in zip(shifts, answer.shifts) {
      #expect(
        found.1.rows == expected.shift && found.1.first == expected.first && found.1.last == expected.last
          && same(found.1.gain, expected.gain))
    }
    let round = RoundNumbers.find(rounds).sorted { $0.key < $1.key }
    #expect(round.map { Double($0.key) } == answer.round.map { $0[0] })
    for (found, expected) in zip(round, answer.round) { #expect(same(found.value.chance, expected[1])) }
    if let comparison = OtherUnitsFigures(rounds) {
      let others = (0..<units).compactMap { unit in
        comparison.find(unit: unit) { other in
          EqualFigures.identical(rounds, min(unit, other), max(unit, other)) != nil
            || ProportionalReturns.find(rounds, unit, other) != nil
        }.map { (unit, $0) }
      }
      #expect(others.map(\.0) == answer.others.map(\.at))
      #expect(others.map(\.1.unit) == answer.others.map(\.unit))
      for (found, expected) in zip(others, answer.others) { #expect(same(found.1.gain, expected.gain)) }
    } else {
      #expect(answer.others.isEmpty)
    }
  }
}
