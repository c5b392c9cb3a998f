import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Dates, times and durations")
struct DateTests {
  @Test(
    "The format that applies to the number decides what it is",
    arguments: [
      ("yyyy-mm-dd", 45000, "d 2023-3-15 0:0:0.0"), ("d/m/yy;@", 45000, "d 2023-3-15 0:0:0.0"),
      ("[$-409]d\\-mmm\\-yy", 45000, "d 2023-3-15 0:0:0.0"), ("h:mm AM/PM", 0.5, "t 43200000"),
      ("[h]:mm", 1.5, "u 129600000"), ("[mm]:ss", -0.25, "u -21600000"), ("[ss]", 1, "u 86400000"),
      ("\"day\" 0", 45000, "n 45000.0"), ("\\d0", 45000, "n 45000.0"), ("[Yellow]0.0", 45000, "n 45000.0"),
      ("0.00E+00", 45000, "n 45000.0"), ("@", 45000, "n 45000.0"), ("General", 45000, "n 45000.0"),
      ("_d0", 45000, "n 45000.0"), ("*s0", 45000, "n 45000.0"), ("0%", 0.5, "n 0.5 %"),
      ("0\"%\"", 0.5, "n 0.5"),
      ("General\" m\"", 1, "n 1.0"), ("yyyy;0", 45000, "d 2023-3-15 0:0:0.0"), ("yyyy;0", -5, "n -5.0"),
      ("0;yyyy", 45000, "n 45000.0"), ("yyyy;yyyy;0", 0, "n 0.0"), ("0;0;yyyy", 45000, "n 45000.0"),
      ("[>100]yyyy;0", 45000, "d 2023-3-15 0:0:0.0"), ("[>100]yyyy;0", 50, "n 50.0"),
      ("[<100]0;yyyy", 45000, "d 2023-3-15 0:0:0.0"),
      ("[<100]0;[<=1000]0;yyyy", 45000, "d 2023-3-15 0:0:0.0"),
      ("[=1]\"x\";[=2]yyyy;0", 2, "d 1900-1-2 0:0:0.0"), ("[=1]\"x\";[=2]yyyy;0", 3, "n 3.0"),
      ("", 5, "n 5.0"), ("\"", 5, "n 5.0"), ("[", 5, "n 5.0"), ("\\", 5, "n 5.0"), (";;;", 5, "n 5.0"),
    ])
  func formats(code: String, number: Double, expected: String) throws {
    let found = try cells(
      WorkbookFixture(cells: ["A1": .number(number, style: 1)], formats: [code]))
    #expect(found == ["A1 \(expected)"])
  }

  @Test(
    "Serials of the 1900 system",
    arguments: [
      (0, "t 0"), (0.25, "t 21600000"), (1, "d 1900-1-1 0:0:0.0"), (59, "d 1900-2-28 0:0:0.0"),
      (60, "d 1900-2-29 0:0:0.0"), (61, "d 1900-3-1 0:0:0.0"), (45000.5, "d 2023-3-15 12:0:0.0"),
      (2_958_465, "d 9999-12-31 0:0:0.0"), (2_958_466, "n 2958466.0"), (2_958_465.9999999999, "n 2958466.0"),
      (-1, "n -1.0"), (1e300, "n 1e+300"), (0.999999999999, "d 1900-1-1 0:0:0.0"),
      (45000.9999999999, "d 2023-3-16 0:0:0.0"),
    ])
  func serials1900(number: Double, expected: String) throws {
    #expect(
      try cells(WorkbookFixture(cells: ["A1": .number(number, style: 1)], formats: ["yyyy-mm-dd"]))
        == ["A1 \(expected)"])
  }

  @Test(
    "Durations that are too long stay numbers",
    arguments: [
      (2_958_465.5, "u 255611419200000"), (-2_958_465, "u -255611376000000"), (2_958_466, "n 2958466.0"),
      (-2_958_466, "n -2958466.0"), (1e305, "n 1e+305"), (-1e305, "n -1e+305"),
    ])
  func longDurations(number: Double, expected: String) throws {
    #expect(
      try cells(WorkbookFixture(cells: ["A1": .number(number, style: 1)], formats: ["[h]:mm:ss"]))
        == ["A1 \(expected)"])
  }

  @Test(
    "Serials of the 1904 system",
    arguments: [
      (0, "d 1904-1-1 0:0:0.0"), (0.5, "d 1904-1-1 12:0:0.0"), (43538, "d 2023-3-15 0:0:0.0"), (-1, "n -1.0"),
      (2_957_003, "d 9999-12-31 0:0:0.0"), (2_957_004, "n 2957004.0"),
    ])
  func serials1904(number: Double, expected: String) throws {
    let fixture = WorkbookFixture(
      rows: "<row r=\"1\">\(FixtureValue.number(number, style: 1).xml("A1"))</row>", formats: ["yyyy-mm-dd"],
      workbookProperties: "date1904=\"1\"")
    #expect(try cells(fixture) == ["A1 \(expected)"])
  }

  @Test(
    "Cells of ISO 8601",
    arguments: [
      ("2026-03-15", "d 2026-3-15 0:0:0.0"), ("2026-03-15T08:30", "d 2026-3-15 8:30:0.0"),
      ("2026-03-15T08:30:01.5Z", "d 2026-3-15 8:30:1.500"), (" 2026-03-15 ", "d 2026-3-15 0:0:0.0"),
      ("08:30:00", "t 30600000"), ("PT1H2M3S", "u 3723000"), ("-PT1H", "u -3600000"),
      ("P1DT1.5S", "u 86401500"),
      ("1900-01-01", "d 1900-1-1 0:0:0.0"), ("1900-02-28", "d 1900-2-28 0:0:0.0"),
      ("1900-03-01", "d 1900-3-1 0:0:0.0"),
      ("2026-02-29", "s 2026-02-29"), ("2026-13-01", "s 2026-13-01"), ("15/3/2026", "s 15/3/2026"),
      ("P", "s P"),
      ("2026-03-15T25:00", "s 2026-03-15T25:00"), ("2026-03-15x", "s 2026-03-15x"), ("PT", "s PT"),
    ])
  func isoDates(text: String, expected: String) throws {
    #expect(try cells(rows: #"<row r="1"><c r="A1" t="d"><v>\#(text)</v></c></row>"#) == ["A1 \(expected)"])
  }

  @Test func `built-in formats, overridden by the file's own`() throws {
    let fixture = WorkbookFixture(rows: #"<row><c s="1"><v>1.5</v></c></row>"#, formats: ["0"])
    for (identifier, expected) in [
      (14, "d 1900-1-1 12:0:0.0"), (22, "d 1900-1-1 12:0:0.0"), (46, "u 129600000"), (9, "n 1.5 %"),
      (13, "n 1.5"),
      (27, "d 1900-1-1 12:0:0.0"), (37, "n 1.5"), (48, "n 1.5"), (50, "d 1900-1-1 12:0:0.0"), (9999, "n 1.5"),
    ] {
      let changed = fixture.replacing(
        "<xf numFmtId=\"164\"", with: "<xf numFmtId=\"\(identifier)\"", in: "xl/styles.xml")
      #expect(try cells(changed) == ["A1 \(expected)"])
    }
    let overridden = fixture.replacing("numFmtId=\"164\"", with: "numFmtId=\"14\"", in: "xl/styles.xml")
    #expect(try cells(overridden) == ["A1 n 1.5"])
  }
}
