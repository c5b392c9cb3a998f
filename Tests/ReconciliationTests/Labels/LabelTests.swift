import Cells
import Facts
import Findings
import Schema
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Labels are taken apart and compared")
struct LabelTests {
  @Test(arguments: [
    ("1. Tổng số", "1", "Tổng số"), ("1.1 Giáo dục", "1.1", "Giáo dục"), ("1.1. Giáo dục", "1.1", "Giáo dục"),
    ("I. CÔNG TÁC", "I", "CÔNG TÁC"), ("a) Hộ khẩu", "a", "Hộ khẩu"), ("đ) Hồ sơ", "đ", "Hồ sơ"),
    ("(a) Hộ tịch", "a", "Hộ tịch"),
    ("- Trong đó: nữ", "", "Trong đó: nữ"), ("+ Nữ:", "", "Nữ"), ("- 1. Nữ", "1", "Nữ"), ("– Nữ", "", "Nữ"),
    ("3 tháng đầu năm", "", "3 tháng đầu năm"), ("3-5 tuổi", "", "3-5 tuổi"), ("1/2 ngày", "", "1/2 ngày"),
    ("Tổng đàn lợn (con)", "", "Tổng đàn lợn"),
    ("Giấy CMND (làm mới, cấp lại)", "", "Giấy CMND (làm mới, cấp lại)"),
    ("Kinh phí (ĐVT: đồng)", "", "Kinh phí"), ("2020-2021", "", "2020-2021"), ("1.", "", "1"), ("-", "", "-"),
    ("", "", ""),
  ])
  func `numbering and bracketed units are not words`(text: String, numbering: String, words: String) {
    let parts = LabelText(text, units: ["con"])
    #expect(parts.words == words)
    #expect(parts.numbering == numbering)
  }

  /// A schema's labels and its one unit of measure.
  private static func forms() -> TextForms {
    var forms = TextForms(units: ["kg"])
    for label in [
      "Hộ tịch", "Kinh tế", "Phòng, chống dịch Covid-19", "Loại", "Loại 2", "Sản lượng", "Đất ở", "Tuổi (1)",
      "Tuổi (2)", "3 tháng",
    ] { _ = forms.taken(label: label) }
    forms.endSchema()
    return forms
  }

  @Test(arguments: [
    ("Hộ tịch (1)", "Hộ tịch"), ("Hộ tịch[2]", "Hộ tịch"), ("Hộ tịch (a)", "Hộ tịch"),
    ("Hộ tịch (*)", "Hộ tịch"), ("Hộ tịch¹", "Hộ tịch"),
    ("Hộ tịch1", "Hộ tịch"), ("Hộ tịch…", "Hộ tịch"), ("Hộ tịch:……", "Hộ tịch"), ("Hộ tịch ____", "Hộ tịch"),
    ("Hộ tịch ----", "Hộ tịch"),
    ("“Hộ tịch”", "Hộ tịch"), ("→ Hộ tịch", "Hộ tịch"), ("① Hộ tịch", "Hộ tịch"), ("o Hộ tịch", "Hộ tịch"),
    ("a- Hộ tịch", "Hộ tịch"),
    ("a - Hộ tịch", "Hộ tịch"), ("b: Hộ tịch", "Hộ tịch"), ("I - Kinh tế", "Kinh tế"),
    ("1,1. Kinh tế", "Kinh tế"), ("Mục 1. Kinh tế", "Kinh tế"), ("Điều 2. Kinh tế", "Kinh tế"),
    ("'Kinh tế", "Kinh tế"),
    ("Phòng, chống dịch Covid–19", "Phòng, chống dịch Covid-19"), ("Sản lượng (đơn vị: tấn)", "Sản lượng"),
    ("Sản lượng [kg]", "Sản lượng"),
    ("Ðất ở", "Đất ở"),
  ])
  func `signs that say nothing do not make another label`(text: String, label: String) {
    var forms = Self.forms()
    #expect(forms.taken(text).label == forms.taken(label).label)
  }

  @Test(arguments: [
    ("Loại2", "Loại"), ("Tuổi (3)", "Tuổi (1)"), ("Tuổi (3)", "Tuổi (2)"), ("Hộ tịch khác", "Hộ tịch"),
    ("Sản lượng (tạ)", "Sản lượng"),
    ("1 - 3 tháng", "3 tháng"), ("Hộ tịch (nữ)", "Hộ tịch"), ("Hộ tịch 12", "Hộ tịch"),
  ])
  func `what says something does`(text: String, label: String) {
    var forms = Self.forms()
    #expect(forms.taken(text).label != forms.taken(label).label)
  }

  static let score = LabelScore(
    labels: [
      "Cây xanh trồng mới", "Cây xanh, bồn hoa được chăm sóc", "Tờ rơi đã phát",
      "Giấy CMND và giấy khai sinh đã cấp",
      "Các loại giấy tờ khác được tư vấn, hướng dẫn", "Tổng số cuộc tuyên truyền", "Lượt người tham gia",
    ].map { LabelSyllables($0) })

  @Test(
    arguments: [
      ("Cây xanh trồng mới", "Cây xanh trồng mới", 1.0...1.0),
      ("Cây xanh trồng mơi", "Cây xanh trồng mới", 0.75...0.95),
      ("Cây xanh trồnng mới", "Cây xanh trồng mới", 0.75...0.95),
      ("Cây xanh, trồng mới", "Cây xanh trồng mới", 1.0...1.0),
      ("Tờ rơi đã phát", "Cây xanh trồng mới", 0.0...0.2), ("Đã cấp", "Đề cấp", 0.0...0.7),
      ("Số lượt người được hỗ trợ TTHC", "Số lượt người được hỗ trợ thủ tục hành chính", 1.0...1.0),
      ("", "Tờ rơi", 0.0...0.0),
    ] as [(String, String, ClosedRange<Double>)])
  func `likeness`(first: String, second: String, expected: ClosedRange<Double>) {
    let (one, other) = (LabelSyllables(first), LabelSyllables(second))
    let score = Self.score.score(one, other)
    #expect(expected.contains((score * 1e9).rounded() / 1e9), "\(score)")
    #expect(abs(score - Self.score.score(other, one)) < 1e-9)
  }

  /// A space too many, and characters are looked at instead of scalars.
  @Test(arguments: [
    "Số lượt người (cấp 1), TTHC/BHYT - 50%", "Đã cấp 1.200 giấy", "İl ×2 ÷3 æ'ß", "_a_b", "BHXH",
  ])
  func `syllables do not depend on spaces`(text: String) {
    #expect(!LabelSyllables(text).syllables.isEmpty)
    #expect(LabelSyllables(text) == LabelSyllables("  " + text))
  }

  @Test(arguments: UInt64(1)...40)
  func `the assignment is the best one there is`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let rows = Int.random(in: 1...5, using: &random)
    let columns = Int.random(in: 1...5, using: &random)
    let scores = (0..<rows).map { _ in
      (0..<columns).map { _ in Double(Int.random(in: 0...10, using: &random)) / 10 }
    }
    let found = Assignment.best(scores, least: 0.5)
    #expect(Set(found.map(\.row)).count == found.count && Set(found.map(\.column)).count == found.count)
    #expect(found.allSatisfy { scores[$0.row][$0.column] >= 0.5 })
    func best(_ row: Int, _ used: Set<Int>) -> Double {
      guard row < rows else { return 0 }
      var result = best(row + 1, used)
      for column in 0..<columns where !used.contains(column) && scores[row][column] >= 0.5 {
        result = max(result, scores[row][column] + best(row + 1, used.union([column])))
      }
      return result
    }
    let sum = found.reduce(0) { $0 + scores[$1.row][$1.column] }
    #expect(abs(sum - best(0, [])) < 1e-9)
  }

  @Test func `what already stands in order`() {
    #expect(LongestRun.positions(of: [0, 1, 2, 3]) == [0, 1, 2, 3])
    #expect(LongestRun.positions(of: [0, 2, 1, 3]).count == 3)
    #expect(LongestRun.positions(of: []) == [])
    #expect(LongestRun.positions(of: [3, 2, 1]).count == 1)
  }

  @Test(arguments: [
    ("Tổng cộng", true), ("CỘNG", true), ("Cộng I", true), ("Tổng (I+II)", true), ("Cộng đồng dân cư", false),
    ("Tổng đàn lợn", false),
  ])
  func `words of totals`(text: String, isTotal: Bool) {
    var forms = TextForms()
    #expect(forms.taken(text).namesTotal == isTotal)
  }
}
