/// Among which units a name is looked for.
enum UnitScope: Sendable, Equatable {
  /// Those that send returns.
  case reporting
  /// Those below the unit at this position of `CampaignSchema.units`, at any depth.
  case below(Int)
  /// All of them.
  case all
  /// Those that do not exist in the round, but have one that stands for them.
  case former
}

/// How surely a name was recognised, surest first.
enum UnitCertainty: Int, Sendable, Comparable {
  /// By the code.
  case code
  /// By the whole name or an alias; the tone's place, case and spaces do not count.
  case exact
  /// By the name without the words for what it is.
  case key1
  /// The same without diacritics, or without the spaces.
  case key2
  /// By initials (P.Quốc), by some of an organisation's words, or one letter off; ask before relying on it alone.
  case similar

  /// Surer before less sure.
  static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

/// What a text says about which unit it names. Units are positions in `CampaignSchema.units`.
enum UnitMatch: Sendable, Equatable {
  /// One does.
  case one(Int, certainty: UnitCertainty)
  /// Several bear the name: the parent has to decide.
  case several([Int])
  /// None does; the nearest ones, nearest first, at most three.
  case none(nearest: [Int])
}

/// What a text says about which reporting unit it names.
struct NamedUnit: Sendable, Equatable {
  /// Which of those that exist in the round.
  var match: UnitMatch
  /// The unit that it names instead: one that is no more; a position in `CampaignSchema.units`.
  var former: Int?
}

/// A unit's name within a longer text.
struct UnitMention: Sendable, Equatable {
  /// The units that bear the name; one, mostly.
  var units: [Int]
  /// How surely.
  var certainty: UnitCertainty
  /// Whether a word for what it is stands before it: "huyện", "Huyện Đoàn".
  var isTyped: Bool
}
