import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Numbers as they stand in cells")
struct NumberTests {
  /// The numbers of cells with these values, one in a row; nil where there is none.
  private static func read(_ texts: [String], usesLane: Bool) throws -> [Double?] {
    var xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
    for (place, text) in texts.enumerated() {
      xml += "<row r=\"\(place + 1)\"><c r=\"A\(place + 1)\"><v>\(text)</v></c></row>"
    }
    xml += "</sheetData></worksheet>"
    let sheet = try PartReading.worksheet(
      [Array(xml.utf8)[...]], sharedStrings: 0, options: [], limits: .standard, usesLane: usesLane)
    var numbers: [Double?] = Array(repeating: nil, count: texts.count)
    for cell in sheet.cells where cell.kind == .number { numbers[cell.reference.row - 1] = cell.number }
    return numbers
  }

  @Test("each is the nearest double, to the last bit", arguments: [true, false])
  func nearest(usesLane: Bool) throws {
    var random = SeededRandom(seed: 20_261_127)
    var texts = [
      "0.1", "-0.1", "1e23", "9007199254740993", "9007199254740993.0000000000000000001", "123456789012345678",
      "0.22272853532994807", "4.9406564584124654e-324", "2.2250738585072011e-308", "2.2250738585072014e-308",
      "1.7976931348623157e308", "17976931348623157e292", "0.000000000000000000000000000000000000123456789",
      "8.5E+3", "+12345678901234567", "00012345678901234567.5", "0.5000000000000000277555756156289135",
    ]
    for _ in 0..<20_000 {
      // Doubles of all sizes in their shortest form, and digits that lie between two doubles.
      let value = Double(bitPattern: random.next())
      if value.isFinite, random.below(2) == 0 {
        texts.append("\(value)")
      } else {
        var digits = (0..<(1 + random.below(25))).map { _ in String(random.below(10)) }.joined()
        if random.below(3) > 0 {
          digits.insert(".", at: digits.index(digits.startIndex, offsetBy: random.below(digits.count) + 1))
        }
        if digits.hasSuffix(".") { digits += "0" }
        if random.below(3) == 0 { digits += "E\(random.below(600) - 300)" }
        texts.append((random.below(4) == 0 ? "-" : "") + digits)
      }
    }
    let numbers = try Self.read(texts, usesLane: usesLane)
    var compared = 0
    for (text, number) in zip(texts, numbers) {
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(number?.bitPattern == expected?.bitPattern, "\(text)")
      if number != nil { compared += 1 }
    }
    #expect(compared > 19_000)
  }
}
