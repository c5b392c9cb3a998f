import SheetPlan
import Testing

@Suite struct TextWidthTests {
  @Test("a letter with marks is as wide as the plain letter")
  func marks() {
    #expect(TextWidth.columns(of: "ẫĂỹĐ") == TextWidth.columns(of: "aAyD"))
    #expect(TextWidth.columns(of: "iii") < TextWidth.columns(of: "mmm"))
  }

  @Test(
    "lines are counted with words kept whole",
    arguments: [
      ("một", 10.0, 1), ("một hai", 5.0, 2), ("a\nb\nc", 50.0, 3), ("", 10.0, 1), ("a\n", 50.0, 2),
      (String(repeating: "m", count: 40), 10.0, 9), ("Thành phố Rạch Giá", 10.5, 3),
      ("Thành phố Rạch Giá", 40.0, 1),
    ])
  func lines(_ text: String, _ columns: Double, _ lines: Int) {
    #expect(TextWidth.lines(of: text, columns: columns) == lines)
  }
}
