import Pipeline
import Schema
import TestSupport
import Testing

/// The page that tells how things stand.
@Suite struct StatusPageTests {
  private let name = "output/TÌNH HÌNH.html"

  @Test("says who has returned, who is missing, and what cannot be read, and is the same for the same moment")
  func contents() throws {
    let campaign = try RoundCampaign(3, 400)
    try campaign.folder.remove("1.xlsx")
    try campaign.folder.write("PK\u{3}\u{4} cut", to: "Huyện Một.xlsx")
    try campaign.run()
    let page = try campaign.text(of: name)
    for text in [
      "<html lang=\"vi\">", "1/2", "Huyện Hai", "Tệp không dùng được", "../Huy%E1%BB%87n%20M%E1%BB%99t.xlsx",
      "T_2020-1.xlsx", "08:00 11/02/2020", "Cần xem trước tiên", "returns/02.xlsx",
      "data-state=\"unwatched\"",
    ] {
      // A whole page is too much for a message.
      let isThere = page.contains(text)
      #expect(isThere, "\(text)")
    }
    let hasBeat = page.contains("data-beat=")
    #expect(!hasBeat)
    try campaign.run()
    let isSame = try campaign.text(of: name) == page
    #expect(isSame)
    var options = campaign.options()
    options.language = .english
    _ = try ConsolidationRun.consolidate(options)
    let english = try campaign.text(of: name)
    let isEnglish = english.contains("<html lang=\"en\">") && english.contains("Files that cannot be used")
    #expect(isEnglish)
  }

  @Test(
    "names of files are text, whatever they hold",
    arguments: [
      "<script>alert(1)</script>.xlsx", "a&b\"'.xlsx", "javascript:alert(1).xlsx", "x\u{202E}cod.xlsx",
      "x\u{85}y.xlsx",
    ])
  func hostile(file: String) throws {
    let campaign = try RoundCampaign(3, 4)
    // A slash cannot be in a name.
    let file = file.replacing("/", with: "∕")
    try campaign.folder.write("PK\u{3}\u{4} cut", to: file)
    try campaign.run()
    let page = try campaign.text(of: name)
    #expect(page.ranges(of: "<script>").count == 1)
    #expect(!page.contains("href=\"javascript:"))
    #expect(!page.contains("\u{202E}") && !page.unicodeScalars.contains("\u{85}"))
    #expect(!page.contains("a&b\""))
  }

  @Test("a run that fails says so on the page that is there, and the next good one takes it back")
  func trouble() throws {
    let campaign = try RoundCampaign(3, 4)
    let schema = try campaign.folder.contents(of: "schema.yaml")
    try campaign.run()
    try campaign.folder.write("schema: <b>", to: "schema.yaml")
    #expect(throws: RunError.self) { try campaign.run() }
    let page = try campaign.text(of: name)
    #expect(page.contains("class=\"alarm\""))
    #expect(page.contains("2/2"))
    try campaign.folder.write(schema, to: "schema.yaml")
    try campaign.run()
    #expect(try !campaign.text(of: name).contains("class=\"alarm\""))
  }

  @Test("what the watcher says is put into the page and nothing else is touched")
  func notice() throws {
    let campaign = try RoundCampaign(3, 4)
    try campaign.run()
    let page = try campaign.text(of: name)
    let folder = FilePath(campaign.folder.path + "/output")
    var notice = WatchNotice(state: .watching, moment: 1_600_000_000, shownMoment: "19:26 13/09/2020")
    notice.waiting = ["<b>.xlsx"]
    StatusPage.note(notice, in: folder, language: nil)
    let watched = try campaign.text(of: name)
    #expect(watched.contains("data-beat=\"1600000000\""))
    #expect(watched.contains("&lt;b&gt;.xlsx"))
    StatusPage.note(WatchNotice(state: .unwatched), in: folder, language: nil)
    #expect(try campaign.text(of: name) == page)
    StatusPage.note(WatchNotice(state: .stopped, shownMoment: "19:26"), in: folder, language: nil)
    #expect(try campaign.text(of: name).contains("đã dừng lúc 19:26"))
  }
}
