import Findings
import Testing

@Suite("Length of messages") struct MessageLengthTests {
  @Test(
    "A word is what stands between spaces; a number counts one",
    arguments: [
      ("", 0), ("Gấp 10 lần", 3), ("Số 1.520, thường khoảng 150.", 5), ("  một  hai\nba ", 3),
      ("“An Biên.xlsx”", 2), ("ô D14…", 2),
    ])
  func words(_ sentence: String, _ count: Int) { #expect(MessageLength.words(in: sentence) == count) }

  @Test("Of several long texts the longest is cut, and every sentence ends within 25 words")
  func fitting() {
    let long = (1...40).map { "t\($0)" }.joined(separator: " ")
    let message = FindingMessage(about: [long, "ngắn", long]) { texts in
      "Tên “\(texts[0])” khác \(texts[1]), gần \(texts[2])."
    } english: { texts in
      "“\(texts[0])” is not \(texts[1])."
    }
    #expect(MessageLength.words(in: message.vietnamese) == 25)
    #expect(message.vietnamese.contains(" ngắn, gần "))
    #expect(message.vietnamese.hasSuffix("…."))
    #expect(message.english.contains(long))
  }

  @Test("A text that fits stays as it is") func short() {
    let message = FindingMessage(about: ["Huyện An Biên"]) {
      "Thiếu \($0[0])."
    } english: {
      "No \($0[0])."
    }
    #expect(message.vietnamese == "Thiếu Huyện An Biên." && message.english == "No Huyện An Biên.")
  }
}
