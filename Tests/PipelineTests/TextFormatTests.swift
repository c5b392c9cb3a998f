import Pipeline
import Schema
import TestSupport
import Testing

@Suite("CSV, JSON and hashes")
struct TextFormatTests {
  @Test(
    "CSV: quotes, line ends, separators",
    arguments: [
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n\"x,\"\"y\"\"\",\"l1\nl2\"", [["a", "b"], ["x,\"y\"", "l1\nl2"]]),
      ("a;b\n1;2,5\n", [["a", "b"], ["1", "2,5"]]),
      ("a,b\n\n,\n\"\"\n", [["a", "b"], ["", ""], [""]]),
      ("", []),
    ])
  func read(text: String, records: [[String]]) throws {
    #expect(try CSVRecords.read(Array(text.utf8)) == records)
  }

  @Test(
    "CSV: any bytes are read as a machine reads them that looks at one byte after the other",
    arguments: 0..<20)
  func anyBytes(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let letters = Array("ab\"\",,;\n\r\u{e9}".utf8) + [0xFF]
    for _ in 0..<2000 {
      let bytes = (0..<random.below(24)).map { _ in letters[random.below(letters.count)] }
      let (expected, openQuote) = Self.plainly(bytes)
      do {
        #expect(try CSVRecords.read(bytes) == expected, "\(bytes)")
        #expect(openQuote == nil, "\(bytes)")
      } catch { #expect(error.line == openQuote, "\(bytes)") }
    }
  }

  /// The records of a file, or the line in which quotes open that do not close.
  private static func plainly(_ bytes: [UInt8]) -> (records: [[String]], openQuote: Int?) {
    let firstLine = bytes.prefix { $0 != 0x0A }
    let semicolon = firstLine.contains(0x3B) && !firstLine.contains(0x2C)
    var (records, fields, field): ([[String]], [String], [UInt8]) = ([], [], [])
    var (isQuoted, hadQuotes, line, openedAt) = (false, false, 1, 1)
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      (field, hadQuotes) = ([], false)
    }
    func endRecord() {
      if !fields.isEmpty || !field.isEmpty || hadQuotes {
        endField()
        records.append(fields)
      }
      fields = []
    }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      let next = position < bytes.count ? bytes[position] : 0x0A
      if byte == 0x0A { line += 1 }
      switch (isQuoted, byte) {
      case (true, 0x22) where position < bytes.count && next == 0x22:
        field.append(byte)
        position += 1
      case (true, 0x22): isQuoted = false
      case (true, _): field.append(byte)
      case (false, 0x22) where field.isEmpty: (isQuoted, hadQuotes, openedAt) = (true, true, line)
      case (false, semicolon ? 0x3B : 0x2C): endField()
      case (false, 0x0A): endRecord()
      case (false, 0x0D): if next != 0x0A { endRecord() }
      default: field.append(byte)
      }
    }
    if isQuoted { return (records, openedAt) }
    endRecord()
    return (records, nil)
  }

  @Test("CSV: an open quote is named by its line") func openQuote() {
    #expect { try CSVRecords.read(Array("a\n\"b\nc".utf8)) } throws: {
      ($0 as? CSVRecords.UnclosedQuote)?.line == 2
    }
  }

  @Test("A written field reads back the same", arguments: ["", "a", "a,b", "\"", "x\r\ny", "=1+1", "Đã cấp"])
  func field(text: String) throws {
    var bytes: [UInt8] = Array("f,".utf8)
    CSVRecords.append(field: text, to: &bytes)
    #expect(try CSVRecords.read(bytes) == [["f", text]])
  }

  @Test("JSON: escapes, numbers, order of keys") func json() {
    let value = JSONValue.object([
      ("b", .string("a\"\\\n\u{1}Đ")), ("a", .number(0.1)), ("n", .number(orNull: .nan)),
      ("l", .array([.count(2), .boolean(true)])),
    ])
    #expect(
      String(decoding: value.line, as: UTF8.self) == #"{"b":"a\"\\\n\u0001Đ","a":0.1,"n":null,"l":[2,true]}"#
        + "\n")
  }

  @Test("SHA-256 of the standard's example") func hash() {
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite("The campaign's clock")
struct CampaignClockTests {
  @Test(
    "Moments with and without a zone",
    arguments: [
      ("2020-09-06", "2020-09-07T00:00:00+07:00"), ("2020-09-06T08:00", "2020-09-06T08:00:00+07:00"),
      ("2020-09-06T08:00:30Z", "2020-09-06T15:00:30+07:00"),
      ("06/09/2020 17:00", "2020-09-06T17:00:00+07:00"),
      ("2020-09-06T08:00+09:00", "2020-09-06T06:00:00+07:00"),
    ])
  func moments(text: String, shown: String) throws {
    let clock = try CampaignClock(timeZone: "Asia/Ho_Chi_Minh")
    let seconds = try #require(clock.seconds(of: text))
    #expect(clock.text(ofSeconds: seconds) == shown)
  }

  @Test(
    "What is no moment",
    arguments: ["", "hôm qua", "2020-13-01", "2020-02-30", "2020-09-06T25:00", "2020-09-06T08:00x"])
  func noMoment(text: String) throws {
    #expect(try CampaignClock(timeZone: "Asia/Ho_Chi_Minh").seconds(of: text) == nil)
  }

  @Test("A due day is over at its end") func due() throws {
    let clock = try CampaignClock(timeZone: "Asia/Ho_Chi_Minh")
    let day = CalendarDay(year: 2020, month: 9, day: 5)
    #expect(clock.text(ofSeconds: clock.seconds(of: LocalMoment(day: day))) == "2020-09-06T00:00:00+07:00")
    #expect(
      clock.text(ofSeconds: clock.seconds(of: LocalMoment(day: day, minutes: 1020)))
        == "2020-09-05T17:00:00+07:00")
  }

  @Test("An unknown zone is refused") func zone() {
    #expect(throws: RunError.self) { try CampaignClock(timeZone: "Asia/Atlantis") }
  }
}

@Suite("Paths")
struct FilePathTests {
  @Test("Bytes that are no UTF-8 and control characters are shown escaped") func shown() {
    #expect(FilePath(bytes: [0x61, 0xFF, 0x62]).shown == "a\\xFFb")
    #expect(FilePath("a\nb").shown == "a\\x0Ab")
    #expect(FilePath("Rạch Giá.xlsx").shown == "Rạch Giá.xlsx")
  }
  @Test(
    "Parents and names",
    arguments: [("a/b", "a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/a/b/", "/a/b", "b")])
  func parts(path: String, parent: String, name: String) {
    #expect(FilePath(path).parent.shown == parent)
    #expect(FilePath(bytes: FilePath(path).name).shown == name)
  }
}
