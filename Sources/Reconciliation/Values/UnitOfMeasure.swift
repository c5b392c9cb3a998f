internal import Schema
internal import VietnameseText

/// A unit of measure whose worth is known: money, length, area, mass, volume.
struct UnitOfMeasure: Sendable, Equatable {
  /// What is measured.
  enum Dimension: Sendable { case money, foreignMoney, length, area, mass, volume }
  /// What is measured.
  var dimension: Dimension
  /// What it is worth in đồng, metres, square metres, kilograms, litres.
  var factor: Double

  /// The units with their names; the first name is the usual one.
  private static let known: [(names: [String], dimension: Dimension, factor: Double)] = [
    (["đồng", "đ", "vnđ", "vnd", "đồng việt nam"], .money, 1),
    (
      ["nghìn đồng", "ngàn đồng", "1000 đồng", "1.000 đồng", "1.000đ", "1000đ", "nghìn đ", "ngàn đ"], .money,
      1e3
    ),
    (["triệu đồng", "triệu đ", "trđ", "tr đồng", "tr.đ", "tr.đồng", "trd"], .money, 1e6),
    (["tỷ đồng", "tỉ đồng", "tỷ đ", "tỉ đ"], .money, 1e9),
    (["m", "mét"], .length, 1), (["km", "ki lô mét", "kilômét", "cây số"], .length, 1000),
    (["m²", "m2", "mét vuông"], .area, 1), (["ha", "héc ta", "hecta"], .area, 10_000),
    (["km²", "km2"], .area, 1e6),
    (["kg", "ki lô gam", "kilôgam", "kí", "ký"], .mass, 1), (["yến"], .mass, 10), (["tạ"], .mass, 100),
    (["tấn"], .mass, 1000), (["nghìn tấn", "ngàn tấn", "1000 tấn", "1.000 tấn"], .mass, 1e6),
    (["usd", "$", "đô la", "đô la mỹ", "eur", "€", "euro"], .foreignMoney, 1),
    (["lít"], .volume, 1), (["m³", "m3", "mét khối", "khối"], .volume, 1000),
  ]
  /// All of them by the toned key of the name.
  private static let byKey: [String: UnitOfMeasure] = {
    var table: [String: UnitOfMeasure] = [:]
    for (names, dimension, factor) in known {
      for name in names { table[TextKey.toned(name)] = UnitOfMeasure(dimension: dimension, factor: factor) }
    }
    return table
  }()

  /// Bare keys of the units that a bracket behind a label may name: those of the schema, and where no label of its own has one
  /// there, others of the same kind, so that a label with another unit is still that label.
  static func bracketNames(_ schema: CampaignSchema) -> Set<String> {
    let own = Set(schema.indicators.compactMap(\.unit))
    var names = Set(own.map(TextKey.bare))
    let labels = schema.indicators.flatMap { [$0.label] + $0.aliases }
    let inLabels = Set(
      labels.compactMap { stated(inHeading: $0) }.compactMap { UnitOfMeasure($0)?.dimension })
    let dimensions = Set(own.compactMap { UnitOfMeasure($0)?.dimension }).subtracting(inLabels)
    for unit in known where dimensions.contains(unit.dimension) {
      names.formUnion(unit.names.map(TextKey.bare))
    }
    return names
  }

  /// Whether another unit measures the same, or is money too.
  func isLike(_ other: UnitOfMeasure) -> Bool {
    let money: [Dimension] = [.money, .foreignMoney]
    return dimension == other.dimension || money.contains(dimension) && money.contains(other.dimension)
  }

  /// The unit with a name: brackets, "ĐVT:" and the like around it do not count; nil for any other word.
  init?(_ name: String) { self.init(key: Self.key(of: name)) }
  /// The same of a single-spaced text whose toned key is known; most texts have nothing around the name.
  init?(spaced name: String, toned: String) {
    let isTrimmed =
      !name.utf8.contains(UInt8(ascii: ":")) && !name.utf8.prefix(1).contains(where: Self.opening.contains)
      && !name.utf8.suffix(1).contains(where: Self.closing.contains)
    self.init(key: isTrimmed ? toned : Self.key(of: name))
  }
  /// The key of a unit's name: toned, brackets, "ĐVT:" and the like around it left out.
  static func key(of name: String) -> String { TextKey.toned(trimmed(name)) }
  /// The unit whose name has a key; nil for any other word.
  init?(key: String) {
    if let unit = Self.byKey[key] {
      self = unit
      return
    }
    // Thousands of hectares: a word of scale before a unit.
    guard let scale = Self.scale(before: key), let unit = Self.byKey[scale.rest] else { return nil }
    self.init(dimension: unit.dimension, factor: unit.factor * scale.factor)
  }
  /// The word of scale with which the toned key of a unit's name begins, and what follows; nil where there is none.
  static func scale(before key: String) -> (factor: Double, rest: String)? {
    // The first word, where it is a short one: most texts have none of these.
    guard let space = key.utf8.prefix(10).firstIndex(of: UInt8(ascii: " ")), space > key.startIndex,
      let factor = scales[String(key[..<space])]
    else { return nil }
    return (factor, String(key[space...].dropFirst()))
  }
  /// The factor of a word of scale that is all a text says, "ĐVT:" and the like left out; nil for any other text.
  static func scale(named text: String) -> Double? { scale(key: key(of: text)) }
  /// The same of the text with a key.
  static func scale(key: String) -> Double? { scales[key] }
  /// Words of scale by their toned keys.
  private static let scales: [String: Double] = Dictionary(
    [
      ("chục", 10), ("trăm", 100), ("nghìn", 1000), ("ngàn", 1000), ("1000", 1000), ("1.000", 1000),
      ("vạn", 10_000), ("triệu", 1e6), ("tỷ", 1e9), ("tỉ", 1e9),
    ].map { (TextKey.toned($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  /// Money in units of so many đồng.
  init(moneyWorth factor: Double) { self.init(dimension: .money, factor: factor) }
  /// The unit of measure that a heading says in brackets or behind "ĐVT:", as it stands there: "Kinh phí (triệu đồng)".
  /// Nil where it says none whose worth is known.
  static func stated(inHeading heading: String) -> String? {
    guard heading.utf8.contains(where: { "([)]:".utf8.contains($0) }) else { return nil }
    var pieces = heading.split(omittingEmptySubsequences: false, whereSeparator: { "([)]".contains($0) })
      .dropFirst().map(String.init)
    if let colon = heading.lastIndex(of: ":") {
      pieces.append(String(heading[heading.index(after: colon)...]))
    }
    return pieces.map { TextKey.trimmed($0) }.first { UnitOfMeasure($0) != nil }
  }
  /// What a stated unit is called behind a number: "nghìn" where money is asked is nghìn đồng, so that "50 nghìn đồng" is
  /// read as that again.
  static func named(_ stated: String, beside expected: String) -> String {
    let name = trimmed(stated)
    let isMoney = UnitOfMeasure(expected)?.dimension == .money || expected.hasSuffix(" đồng")
    return isMoney && scale(named: name) != nil ? name + " đồng" : name
  }
  /// A unit from its parts.
  private init(dimension: Dimension, factor: Double) {
    self.dimension = dimension
    self.factor = factor
  }

  private static let opening = Array("([ .,-".utf8), closing = Array(")] .,-".utf8)
  /// What stands behind "Đơn vị tính:", without brackets and full stops at the ends.
  static func trimmed(_ name: String) -> String {
    var text = TextKey.singleSpaced(name)[...]
    // Bytes first: what a character is takes far longer to tell.
    if text.utf8.contains(UInt8(ascii: ":")), let colon = text.lastIndex(of: ":") {
      text = text[text.index(after: colon)...]
    }
    while let byte = text.utf8.first, opening.contains(byte), let first = text.first, "([ .,-".contains(first)
    {
      text.removeFirst()
    }
    while let byte = text.utf8.last, closing.contains(byte), let last = text.last, ")] .,-".contains(last) {
      text.removeLast()
    }
    return String(text)
  }
}
