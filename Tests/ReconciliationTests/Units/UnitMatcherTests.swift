import Schema
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Which unit is meant")
struct UnitMatcherTests {
  /// A few units of a province, with homonyms.
  private static let schema: CampaignSchema = {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
    func add(_ code: String, _ name: String, parent: String?, reports: Bool = false, aliases: [String] = []) {
      var unit = ReportingUnit(code: code, name: name)
      unit.parent = parent
      unit.reports = reports
      unit.aliases = aliases
      schema.units.append(unit)
    }
    add("KG", "Tỉnh Kiên Giang", parent: nil)
    add("899", "Thành phố Rạch Giá", parent: "KG", reports: true, aliases: ["Thành Đoàn Rạch Giá", "TPRG"])
    add("904", "Huyện Tân Hiệp", parent: "KG", reports: true)
    add("905", "Huyện Châu Thành", parent: "KG", reports: true)
    add("906", "Huyện Giồng Riềng", parent: "KG", reports: true)
    add("911", "Huyện Phú Quốc", parent: "KG", reports: true)
    add("913", "Huyện U Minh Thượng", parent: "KG", reports: true)
    add("DK", "Đoàn Khối Cơ quan và Doanh nghiệp tỉnh", parent: "KG", reports: true)
    add("DH", "Đoàn Trường Đại học Kiên Giang", parent: "KG", reports: true)
    add("CD", "Đoàn Trường Cao đẳng Kiên Giang", parent: "KG", reports: true)
    add("30850", "Thị trấn Tân Hiệp", parent: "904")
    add("30856", "Xã Tân Thành", parent: "904")
    add("30859", "Xã Tân Hiệp B", parent: "904")
    add("30860", "Xã Tân Hoà", parent: "904")
    add("30868", "Xã Tân Hiệp A", parent: "904")
    add("30883", "Xã Mong Thọ A", parent: "905")
    add("30886", "Xã Mong Thọ B", parent: "905")
    add("30887", "Xã Mong Thọ", parent: "905")
    add("30901", "Xã Thạnh Lộc", parent: "905")
    add("30913", "Xã Thạnh Lộc", parent: "906")
    add("31090", "Xã Tân Thạnh", parent: "913")
    return schema
  }()
  private static let matcher = UnitMatcher(schema: schema, round: nil)
  private static func position(_ code: String) -> Int { schema.units.firstIndex { $0.code == code } ?? -1 }

  @Test(
    "Names of reporting units as people write them",
    arguments: [
      ("899", "899", .code), ("Thành phố Rạch Giá", "899", .exact), ("THÀNH PHỐ RẠCH GIÁ", "899", .exact),
      ("  Rạch  Giá ", "899", .key1),
      ("TP. Rạch Giá", "899", .key1), ("T.P Rạch Giá", "899", .key1), ("TPRG", "899", .exact),
      ("Thành phố Rạch Giá", "899", .exact),
      ("Rạch Gía", "899", .key1), ("BCH Thành Đoàn Rạch Giá", "899", .key1),
      ("Đoàn TNCS Hồ Chí Minh Thành phố Rạch Giá", "899", .key1),
      ("Rach Gia", "899", .key2), ("RACHGIA", "899", .key2), ("Rạch Giá - KG", "899", .key1),
      ("Rạch Giá-KG", "899", .key1),
      ("Thành phố Rạch Giá, tỉnh Kiên Giang", "899", .exact),
      ("1. Rạch Giá", "899", .key1), ("02- Tân Hiệp", "904", .key1), ("H.Tân Hiệp", "904", .key1),
      ("TX. Phú Quốc", "911", .key1),
      ("Đặc khu Phú Quốc", "911", .key1), ("P.Quốc", "911", .similar), ("PQuốc", "911", .similar),
      ("U.M.Thượng", "913", .similar),
      ("Giồng Giềng", "906", .similar), ("Giòng Riềng", "906", .similar), ("Giồng Riền", "906", .similar),
      ("Châu Thành (KG)", "905", .key1),
      ("Thµnh phè R¹ch Gi¸", "899", .exact), ("Thaønh phoá Raïch Giaù", "899", .exact),
      ("Đoàn khối", "DK", .similar),
      ("Khối CQDN", "DK", .similar), ("ĐHKG", "DH", .similar), ("Đại học KG", "DH", .similar),
      ("CĐ Kiên Giang", "CD", .similar),
    ] as [(String, String, UnitCertainty)])
  func reporting(text: String, code: String, certainty: UnitCertainty) {
    #expect(Self.matcher.match(text, among: .reporting) == .one(Self.position(code), certainty: certainty))
  }

  @Test(
    "What names no reporting unit",
    arguments: [
      "Huyện Phú Quý", "Phú Quý", "Xã Tân Hiệp A", "Thị trấn Tân Hiệp", "Tỉnh Kiên Giang", "Kiên Giang", "RG",
      "PQ", "Châu Thành, Tiền Giang",
      "Huyện Châu Thành, tỉnh Tiền Giang", "Huyện", "", "…", "Minh Thượng", "Tân Hiệp B", "Giang",
      "Huyện Tân Biên", "Trường THPT Rạch Sỏi", "Đoàn",
    ])
  func nobody(text: String) {
    guard case .none = Self.matcher.match(text, among: .reporting) else {
      Issue.record("\(text) is \(Self.matcher.match(text, among: .reporting))")
      return
    }
  }

  @Test("The nearest names are offered") func nearest() {
    guard case .none(let nearest) = Self.matcher.match("Huyện Phú Quý", among: .reporting) else {
      Issue.record("a unit that is not there")
      return
    }
    #expect(nearest.first == Self.position("911"))
  }

  @Test(
    "Rows of a district's grid",
    arguments: [
      ("Tân Hiệp", "904", "30850"), ("TT. Tân Hiệp", "904", "30850"), ("Xã Tân Hiệp A", "904", "30868"),
      ("X. Tân Hiệp B", "904", "30859"),
      ("Tân Hiệp A", "904", "30868"), ("Xã Tân Hòa", "904", "30860"), ("Xã Tân Hoà ", "904", "30860"),
      ("Mong Thọ", "905", "30887"),
      ("Mong Tho B", "905", "30886"), ("Thạnh Lộc", "905", "30901"), ("Thạnh Lộc", "906", "30913"),
      ("1. X. Thạnh Lộc", "906", "30913"),
    ])
  func rows(text: String, parent: String, code: String) {
    guard case .one(let unit, _) = Self.matcher.match(text, among: .below(Self.position(parent))) else {
      Issue.record("\(text) is not found")
      return
    }
    #expect(unit == Self.position(code))
  }

  @Test(
    "Names that differ in their last letter, and communes of elsewhere, never match",
    arguments: [
      ("Tân Hiệp C", "904"), ("Mong Thọ C", "905"), ("Mong Thọ 1", "905"), ("Tân Thạnh", "904"),
      ("Xã Tân Thạnh", "904"),
    ])
  func notTheSame(text: String, parent: String) {
    guard case .none = Self.matcher.match(text, among: .below(Self.position(parent))) else {
      Issue.record("\(text) is \(Self.matcher.match(text, among: .below(Self.position(parent))))")
      return
    }
  }

  @Test("Homonyms need their parent") func homonyms() {
    let both = [Self.position("30901"), Self.position("30913")]
    #expect(Self.matcher.match("Xã Thạnh Lộc", among: .all) == .several(both))
    #expect(
      Self.matcher.match("Xã Thạnh Lộc, huyện Giồng Riềng", among: .all) == .one(both[1], certainty: .exact))
    #expect(Self.matcher.match("Thạnh Lộc (Châu Thành)", among: .all) == .one(both[0], certainty: .key1))
    #expect(
      Self.matcher.match("Tân Hiệp", among: .all) == .several([Self.position("904"), Self.position("30850")]))
    #expect(
      Self.matcher.match("Huyện Tân Hiệp", among: .all) == .one(Self.position("904"), certainty: .exact))
  }

  @Test(
    "Wards with numbers and hospitals",
    arguments: [
      ("Phường 2", "P2"), ("P.2", "P2"), ("P. 02", "P2"), ("PHƯỜNG 12", "P12"), ("2", nil), ("Phường 3", nil),
      ("BVĐK An Biên", "BA"),
      ("Bệnh viện Đa khoa An Minh", "BM"), ("TTYT huyện An Biên", "TB"), ("Bệnh viện Đa khoa", nil),
      ("BV Nhi Đồng 1", "N1"),
      ("Bệnh viện Nhi Đồng 3", nil), ("BV Nhi Đồng", nil),
    ] as [(String, String?)])
  func numbered(text: String, code: String?) {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
    for (code, name) in [
      ("P2", "Phường 2"), ("P12", "Phường 12"), ("BA", "Bệnh viện Đa khoa huyện An Biên"),
      ("BM", "Bệnh viện Đa khoa huyện An Minh"),
      ("TB", "Trung tâm Y tế huyện An Biên"), ("N1", "Bệnh viện Nhi Đồng 1"), ("N2", "Bệnh viện Nhi Đồng 2"),
    ] { schema.units.append(ReportingUnit(code: code, name: name)) }
    var found: String?
    if case .one(let unit, _) = UnitMatcher(schema: schema, round: nil).match(text, among: .all) {
      found = schema.units[unit].code
    }
    #expect(found == code)
  }

  @Test("Whatever stands in a cell, somebody is named or nobody", arguments: 1...10 as ClosedRange<UInt64>)
  func anything(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "Huyện", " ", ".", "H", "Tân", "Hiệp", "(", ")", " - ", ",", "tỉnh", "Kiên", "Giang", "1", "\u{301}",
      "\u{AD}", "R¹ch", "Thaønh", "…", "A", "",
      "đoàn", "BCH", "\u{1F600}", "Châu", "thành", "/", "899", "\n",
    ]
    for _ in 0..<150 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      for scope in [UnitScope.reporting, .all, .below(2)] {
        if case .one(let unit, _) = Self.matcher.match(text, among: scope) {
          #expect(Self.matcher.isInside(unit, scope))
        }
        for mention in Self.matcher.units(mentionedIn: text, among: scope) { #expect(!mention.units.isEmpty) }
      }
    }
  }

  @Test("Units that do not exist in the round are not looked among") func validity() {
    var schema = Self.schema
    schema.units[Self.position("911")].validTo = CalendarDay(year: 2020, month: 1, day: 1)
    var round = Round(code: "1")
    round.date = CalendarDay(year: 2020, month: 8, day: 29)
    guard case .none = UnitMatcher(schema: schema, round: round).match("Huyện Phú Quốc", among: .reporting)
    else {
      Issue.record("a unit that ended was found")
      return
    }
  }

  @Test(
    "Mentions in titles, header blocks and names of files",
    arguments: [
      ("BC ngay thu bay tinh nguyen - H. Giong Rieng.xlsx", ["906"]), ("BCH HUYỆN ĐOÀN GIỒNG RIỀNG", ["906"]),
      ("Rạch Giá, ngày 30 tháng 8 năm 2020", ["899"]), ("Huyen_Giong_Rieng_BC_dot_3.xlsx", ["906"]),
      ("RẠCH GIÁ_BC đợt 3.xlsx", ["899"]),
      ("BIỂU TỔNG HỢP KẾT QUẢ ĐỢT 3", []), ("TỈNH ĐOÀN KIÊN GIANG", []), ("TH bao cao.xlsx", []),
      ("01. Huyện Tân Hiệp.xlsx", ["904"]),
      ("Xã Tân Hiệp A báo cáo", []), ("Thị trấn Tân Hiệp", []), ("Email/U Minh Thượng/BC.xlsx", ["913"]),
      ("RachGia.xlsx", ["899"]),
      ("Tân Hiệp và Châu Thành", ["904", "905"]), ("Đoàn Trường Đại học Kiên Giang - BC.xlsx", ["DH"]),
      ("tan hiep thanh cong", ["904"]),
      ("Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính", []),
      ("huyện Châu Thành, tỉnh Kiên Giang", ["905"]),
    ])
  func mentions(text: String, codes: [String]) {
    let found = Self.matcher.units(mentionedIn: text, among: .reporting).map {
      $0.units.map { Self.schema.units[$0].code }
    }
    #expect(found == codes.map { [$0] })
  }
}

@Suite(
  "Spellings of districts", .enabled(if: SharedCases.areThere, "the folder of shared cases is not there"))
struct UnitAliasTests {
  /// All units of the province with their organisations' names and the abbreviations of the list.
  static let schema: CampaignSchema = {
    var schema = CampaignSchema(campaign: Campaign(code: "T", title: "T"))
    for row in SharedCases.rows("units_kiengiang_2020.csv") {
      var unit = ReportingUnit(
        code: row["level"] == "1" ? "KG" : row["gso_code"] ?? "", name: row["name_vi"] ?? "")
      unit.parent = row["level"] == "1" ? nil : row["level"] == "2" ? "KG" : row["parent_gso_code"]
      unit.reports = row["level"] == "2"
      unit.aliases = [row["youth_union_name_vi"], row["level"] == "2" ? row["abbr"] : nil].compactMap { $0 }
        .filter { !$0.isEmpty }
      schema.units.append(unit)
    }
    for row in SharedCases.rows("district_figures.csv") where row["unit_kind"] == "affiliated" {
      var unit = ReportingUnit(code: row["unit_code"] ?? "", name: row["unit_name_vi"] ?? "")
      unit.parent = "KG"
      unit.reports = true
      schema.units.append(unit)
    }
    return schema
  }()
  static let matcher = UnitMatcher(schema: schema, round: nil)

  struct Alias: Sendable, CustomTestStringConvertible {
    var text: String, kind: String, code: String
    var testDescription: String { "\(text) (\(kind))" }
  }
  static let aliases = SharedCases.rows("unit_aliases.csv").map {
    Alias(text: $0["alias"] ?? "", kind: $0["kind"] ?? "", code: $0["gso_code"] ?? "")
  }

  @Test("Every spelling finds its district, and none finds another", arguments: aliases)
  func alias(alias: Alias) {
    switch Self.matcher.match(alias.text, among: .reporting) {
    case .one(let unit, _): #expect(Self.schema.units[unit].code == alias.code)
    case .several(let units):
      Issue.record("\(alias.text) is several: \(units.map { Self.schema.units[$0].name })")
    case .none(let nearest):
      #expect(["typo", "homonym"].contains(alias.kind), "\(alias.text) (\(alias.kind)) is not found")
      #expect(nearest.contains { Self.schema.units[$0].code == alias.code })
    }
  }

  @Test("Every commune is found among those of its district, in all the usual ways")
  func communes() {
    for (index, unit) in Self.schema.units.enumerated() where unit.parent != nil && !unit.reports {
      guard let parent = Self.schema.units.firstIndex(where: { $0.code == unit.parent }) else { continue }
      let short = unit.name.replacing("Xã ", with: "X. ").replacing("Phường ", with: "P.").replacing(
        "Thị trấn ", with: "TT. ")
      for text in [
        unit.name, unit.name.uppercased(), short, unit.name + " ", unit.aliases.first ?? unit.name,
      ] {
        switch Self.matcher.match(text, among: .below(parent)) {
        case .one(let found, _): #expect(found == index, "\(text) is \(Self.schema.units[found].name)")
        default: Issue.record("\(text) is not found below \(Self.schema.units[parent].name)")
        }
      }
    }
  }

  @Test("Every alias is mentioned in a file's name as its own district, or not at all")
  func mentions() {
    for alias in Self.aliases {
      for mention in Self.matcher.units(mentionedIn: "BC \(alias.text) dot 3.xlsx", among: .reporting) {
        #expect(mention.units.map { Self.schema.units[$0].code } == [alias.code], "\(alias.text)")
      }
    }
  }
}
