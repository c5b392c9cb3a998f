internal import VietnameseText

/// Units that are not named after a place alone: "Đoàn Khối Cơ quan và Doanh nghiệp tỉnh", "Đoàn Trường Đại học Kiên
/// Giang". They are found by their telling words, abbreviations spelt out: ĐH Kiên Giang, CA tỉnh, BĐBP.
struct OrganisationNames: Sendable {
  /// The telling words of each such name.
  private var names: [(unit: Int, words: Set<String>)] = []
  /// Words that tell nothing: of places above, too.
  private let places: [Int: Set<String>]

  /// The organisations among names.
  init(names all: [UnitMatcher.Name], parents: [Int]) {
    var places: [Int: Set<String>] = [:]
    for name in all where name.type != nil {
      places[name.unit, default: []].formUnion(name.core.map(\.bare))
    }
    self.places = places
    for name in all where name.type == nil {
      let words = Self.telling(name.words)
      guard words.count > 1 else { continue }
      names.append((name.unit, Set(words)))
    }
    var above: [Int: Set<String>] = [:]
    for unit in Set(names.map(\.unit)) {
      var current = parents[unit]
      for _ in 0..<parents.count where current >= 0 {
        above[unit, default: []].formUnion(places[current] ?? [])
        current = parents[current]
      }
    }
    self.above = above
  }
  /// The words of the places above each unit.
  private let above: [Int: Set<String>]

  /// The units whose name holds all telling words of a text, or all of whose telling words the text holds. At least one
  /// of them is not the name of a place above.
  func units(named words: [KeyedWord]) -> [Int] {
    let wanted = Set(Self.telling(words))
    guard wanted.contains(where: { $0.count > 1 && !$0.allSatisfy(\.isNumber) }) else { return [] }
    var found: [Int] = []
    for (unit, name) in names {
      let places = above[unit] ?? []
      // "KG" stands for the place above where its initials are.
      let own = name.subtracting(places)
      let asked = wanted.subtracting(places).filter { !Self.areInitials($0, of: places) }
      guard !own.isEmpty, !asked.isEmpty, asked.isSubset(of: own) else { continue }
      if !found.contains(unit) { found.append(unit) }
    }
    // Several hospitals, and the text names the place of one.
    let whole = found.filter { unit in names.contains { $0.unit == unit && wanted.isSubset(of: $0.words) } }
    return found.count > 1 && whole.count == 1 ? whole : found
  }

  /// Whether a short word is made of first letters of the words of places.
  private static func areInitials(_ word: String, of places: Set<String>) -> Bool {
    word.count == 2 && word.allSatisfy { letter in places.contains { $0.first == letter } }
  }

  /// The telling words of a name, abbreviations spelt out, without the words that every such name has.
  private static func telling(_ words: [KeyedWord]) -> [String] {
    words.flatMap { word -> [String] in
      if let known = spelledOut(word) { return known }
      // ĐHKG: an abbreviation and the initials of a place, and no vowel.
      if word.bare.count == 4, !word.bare.contains(where: { "aeiouy".contains($0) }) {
        let head = KeyedWord(toned: String(word.toned.prefix(2)), bare: String(word.bare.prefix(2)))
        if let known = spelledOut(head) { return known + [String(word.bare.suffix(2))] }
      }
      return [word.bare]
    }
    .filter { !fillers.contains($0) }
  }
  /// What an abbreviation stands for.
  private static func spelledOut(_ word: KeyedWord) -> [String]? {
    expansions.first { $0.short == word.bare && (!word.isMarked || $0.toned == word.toned) }?.words
  }
  /// Words that every such name may have.
  private static let fillers: Set<String> = [
    "doan", "ban", "bch", "thanh", "nien", "tinh", "co", "so", "bo", "va", "truong", "tncs", "tn", "dtn",
    "hcm",
  ]
  /// Abbreviations and what they stand for, without diacritics.
  private static let expansions: [(short: String, toned: String, words: [String])] = [
    ("cq", "cq", ["quan"]), ("dn", "dn", ["doanh", "nghiep"]), ("cqdn", "cqdn", ["quan", "doanh", "nghiep"]),
    ("dk", "đk", ["khoi"]), ("ca", "ca", ["cong", "an"]), ("bdbp", "bđbp", ["doi", "bien", "phong"]),
    ("qs", "qs", ["quan", "su"]), ("chqs", "chqs", ["quan", "su"]), ("bchqs", "bchqs", ["quan", "su"]),
    ("dh", "đh", ["dai", "hoc"]), ("cd", "cđ", ["cao", "dang"]),
    ("thpt", "thpt", ["trung", "hoc", "pho", "thong"]),
    ("bv", "bv", ["benh", "vien"]), ("bvdk", "bvđk", ["benh", "vien", "da", "khoa"]),
    ("ttyt", "ttyt", ["trung", "tam", "y", "te"]),
  ]
}
