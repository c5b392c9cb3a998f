import Cells
import Facts
import Pipeline
import TestSupport
import Testing

/// Two workbooks of one folder whose names look the same: one of them was sent from a Mac.
@Suite struct LikeNamesTests {
  /// `Huyện.xlsx` with letters of one scalar, and with marks of their own.
  private static let names = ["Huy\u{1EC7}n.xlsx", "Huye\u{323}\u{302}n.xlsx"]

  @Test("each fact names its own file, by its bytes, and that file's hash")
  func provenance() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.folder.remove("1.xlsx")
    try campaign.folder.remove("2.xlsx")
    try campaign.write(11, unit: "Huyện Một", to: Self.names[0])
    try campaign.write(12, unit: "Huyện Hai", to: Self.names[1])
    try campaign.run()
    let rows = try CSVRecords.read(campaign.folder.contents(of: "output/facts.csv")).dropFirst()
    for (unit, name) in zip(["01", "02"], Self.names) {
      let own = rows.filter { $0[1] == unit }
      let hash = try SHA256.hexadecimal(of: campaign.folder.contents(of: name))
      #expect(own.count == 2)
      #expect(own.allSatisfy { $0[8].utf8.elementsEqual(name.utf8) })
      #expect(own.allSatisfy { $0[11] == hash })
    }
  }

  @Test("as keys such names are two; a key is found again by the same bytes")
  func keys() {
    let keys = Self.names.map { ExactText($0) }
    #expect(keys[0] != keys[1])
    #expect(Set(keys + keys).count == 2)
    var table = FactTable()
    #expect(Self.names.map { table.file($0) } == [0, 1])
    #expect(Self.names.map { table.file($0) } == [0, 1])
    #expect(Self.names.map { table.text($0) } == [0, 1])
  }

  @Test("a text has one position in a table, however many there are")
  func positions() {
    var table = FactTable()
    let texts = Self.names + (0..<40).map { "Ghi chú \($0)" }
    for count in [1, 15, 16, 17, 18, texts.count] {
      #expect(texts.prefix(count).map { table.text($0) } == (0..<Int32(count)).map { $0 })
    }
    table.shrink()
    #expect(texts.reversed().map { table.text($0) } == (0..<Int32(texts.count)).reversed())
    #expect(table.text("Ghi chú") == Int32(texts.count))
  }
}
