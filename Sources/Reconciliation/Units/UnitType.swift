/// What kind of unit a word before a name says it is.
enum UnitType: Sendable, Equatable, CaseIterable {
  /// Tỉnh, thành phố, thị xã, huyện or quận, phường, xã, thị trấn, đặc khu.
  case province, city, town, district, ward, commune, township, specialZone

  /// The tiers of administration it is found at, as bits: 1 province, 2 district, 4 commune. A city is either a province
  /// or a district; a special zone took the place of a district and is a commune by law.
  private var tiers: UInt8 {
    switch self {
    case .province: 1
    case .city: 1 | 2
    case .town, .district: 2
    case .specialZone: 2 | 4
    case .ward, .commune, .township: 4
    }
  }
  /// Whether a unit of this kind may be meant by a text that says the other: Thị xã Hà Tiên became a city, Huyện Phú Quốc
  /// too, but Thị trấn Kiên Lương is not Huyện Kiên Lương.
  func isCompatible(with other: UnitType) -> Bool { tiers & other.tiers != 0 }
}

/// The words that stand before names: kinds of units and organisations.
enum UnitPrefix {
  /// A prefix: its words and the kind of unit it speaks of; nil: it says nothing of it.
  struct Entry: Sendable {
    /// Its words.
    var words: [KeyedWord]
    /// The kind of unit.
    var type: UnitType?
  }
  /// All of them, longer ones first.
  static let all: [Entry] = {
    let table: [(UnitType?, [String])] = [
      (.city, ["thành phố", "tp", "t p", "t phố", "tphố", "thành đoàn", "thànhđoàn", "thành ủy"]),
      (.town, ["thị xã", "tx", "t x", "thị đoàn", "thịđoàn", "thị ủy"]),
      (.township, ["thị trấn", "tt", "t t", "đoàn thị trấn"]),
      (
        .district,
        ["huyện", "h", "quận", "q", "huyện đoàn", "huyệnđoàn", "quận đoàn", "quậnđoàn", "huyện ủy"]
      ),
      (.ward, ["phường", "p", "phường đoàn"]),
      (.commune, ["xã", "x", "xã đoàn"]),
      (.specialZone, ["đặc khu"]),
      (.province, ["tỉnh", "tỉnh đoàn", "tỉnhđoàn", "tỉnh ủy"]),
      (
        nil,
        [
          "bch", "ban chấp hành", "ban thường vụ", "btv", "ubnd", "ủy ban nhân dân", "hđnd",
          "hội đồng nhân dân", "ubmttq",
          "đoàn tncs hồ chí minh", "đoàn tncs hcm", "đoàn thanh niên cộng sản hồ chí minh",
          "tncs hồ chí minh",
          "đoàn thanh niên", "đoàn tn", "đtn", "đoàn", "đảng ủy", "đơn vị", "văn phòng",
        ]
      ),
    ]
    return
      table
      .flatMap { type, names in names.map { Entry(words: KeyedWord.words(of: $0), type: type) } }
      .enumerated()
      .sorted { ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset) }
      .map(\.element)
  }()
  /// Those that begin, or end, with a word, by what a text may have for it: with its tone or without any. Longer ones first.
  private static let byFirst = table { $0.first }, byLast = table { $0.last }
  private static func table(_ word: ([KeyedWord]) -> KeyedWord?) -> [String: [Entry]] {
    var table: [String: [Entry]] = [:]
    for entry in all {
      guard let word = word(entry.words) else { continue }
      for key in Set([word.toned, word.bare]) { table[key, default: []].append(entry) }
    }
    return table
  }

  /// The longest prefix with which words begin.
  static func first(of words: ArraySlice<KeyedWord>) -> Entry? {
    guard let word = words.first, let entries = byFirst[word.toned] else { return nil }
    return entries.first { entry in
      entry.words.count <= words.count && zip(entry.words, words).allSatisfy { $0.isMeant(by: $1) }
    }
  }
  /// The longest prefix with which words end.
  static func last(of words: ArraySlice<KeyedWord>) -> Entry? {
    guard let word = words.last, let entries = byLast[word.toned] else { return nil }
    return entries.first { entry in
      entry.words.count <= words.count
        && zip(entry.words, words.suffix(entry.words.count)).allSatisfy { $0.isMeant(by: $1) }
    }
  }
}
