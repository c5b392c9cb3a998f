import Validation

/// What the plain reference finds in a campaign.
struct ReferenceAnswer: Decodable {
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

  /// Asks the reference.
  init(_ campaign: RandomCampaign) throws {
    self = try Reference.run(Self.script, campaign, as: ReferenceAnswer.self)
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
        for j in range(i + 1, n if data["hasPairs"] else i):
            f = ref.identical(R[-1], i, j, U, matches)
            if f: out["identical"].append(dict(at=[i, j], **pick(f)))
            f = ref.proportional(R[-1][i], R[-1][j], pairs, U)
            if f: out["proportional"].append(dict(at=[i, j], **pick(f)))
    """

  /// The same as a few lines of text.
  var digest: StatisticsDigest {
    var digest = StatisticsDigest(threshold: c)
    for score in scores { digest.add(expected: score.expected, z: score.z) }
    for cell in cells { digest.add(cell.code, cell.at, cell.suggestion) }
    for zero in zeros { digest.add("H202 " + zero.severity, zero.at) }
    for copy in copies { digest.add("H204", copy.at, Double(copy.equal)) }
    for match in identical { digest.add("P306", match.at) }
    for match in proportional { digest.add("P307", match.at) }
    for shift in shifts { digest.add("P304", [shift.at, shift.first, shift.last], Double(shift.shift)) }
    for unit in round { digest.add("P305", [Int(unit[0])]) }
    for other in others { digest.add("I023", [other.at, other.unit]) }
    return digest
  }
}
