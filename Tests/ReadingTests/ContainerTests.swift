import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("The zip container")
struct ContainerTests {
  private let fixture = WorkbookFixture(cells: ["A1": .number(42)])
  private let sheet = "xl/worksheets/sheet1.xml"
  private let good = ["A1 n 42.0"]

  /// The fixture's container with the sheet's entry changed.
  private func changed(_ change: (inout ZipFixture.Entry) -> Void) -> [UInt8] {
    var container = fixture.container
    for index in container.entries.indices where container.entries[index].name == Array(sheet.utf8) {
      change(&container.entries[index])
    }
    return container.bytes
  }

  private func cellsOf(_ bytes: [UInt8]) throws -> [String] {
    try cells(WorkbookReader.readWorkbook(contents: bytes))
  }

  @Test func `stored and deflated parts`() throws {
    var stored = fixture
    stored.isDeflated = false
    #expect(try cells(stored) == good)
    #expect(try cells(fixture) == good)
  }

  @Test(
    "Sizes behind the bytes, with and without signature, of 4 and 8 bytes", arguments: [false, true], [4, 8])
  func dataDescriptors(signature: Bool, width: Int) throws {
    var container = fixture.container
    for index in container.entries.indices {
      let entry = container.entries[index]
      container.entries[index].flags = 8
      container.entries[index].local = [.checksum: 0, .packedSize: 0, .size: 0]
      container.entries[index].trailer =
        (signature ? ZipFixture.bytes(0x0807_4b50, 4) : [])
        + ZipFixture.bytes(Int(ZipFixture.checksum(entry.contents)), 4)
        + ZipFixture.bytes(entry.packed.count, width) + ZipFixture.bytes(entry.contents.count, width)
    }
    #expect(try cellsOf(container.bytes) == good)
    container.entries[3].trailer = container.entries[3].trailer.map { $0 ^ 1 }
    container.entries[4].trailer = container.entries[4].trailer.map { $0 ^ 1 }
    #expect(refusal(container.bytes)?.errorClass == .unsafeContainer)
  }

  @Test func `zip64`() throws {
    var container = fixture.container
    container.zip64 = true
    for index in container.entries.indices {
      let entry = container.entries[index]
      let extra =
        ZipFixture.bytes(1, 2) + ZipFixture.bytes(16, 2) + ZipFixture.bytes(entry.contents.count, 8)
        + ZipFixture.bytes(entry.packed.count, 8)
      container.entries[index].localExtra = extra
      container.entries[index].centralExtra = extra
      container.entries[index].local = [.size: 0xFFFF_FFFF, .packedSize: 0xFFFF_FFFF]
      container.entries[index].central = container.entries[index].local
    }
    #expect(try cellsOf(container.bytes) == good)
    container.end = [.total: 3, .entries: 3]
    #expect(refusal(container.bytes)?.errorClass == .unsafeContainer)
    container.end = [:]
    container.entries[0].centralExtra = []
    #expect(refusal(container.bytes)?.errorClass == .corrupt)
  }

  @Test func `a checksum that differs is damage`() {
    let error = refusal(
      changed {
        $0.local = [.checksum: 1]
        $0.central = [.checksum: 1]
      })
    #expect(error?.errorClass == .corrupt)
    #expect(error?.place.part == sheet)
    guard case .checksum(stored: 1, computed: _) = error?.reason else {
      Issue.record("not a checksum: \(String(describing: error))")
      return
    }
  }

  @Test(
    "A local header unlike the central one",
    arguments: [ZipFixture.Entry.Field.checksum, .packedSize, .size, .method, .flags])
  func headersDisagree(field: ZipFixture.Entry.Field) {
    #expect(refusal(changed { $0.local = [field: 1] })?.errorClass == .unsafeContainer)
  }

  @Test func `a name in the local header unlike the central one`() {
    #expect(
      refusal(changed { $0.localName = Array("xl/worksheets/sheet2.xml".utf8) })?.errorClass
        == .unsafeContainer)
  }

  @Test("Sizes that both headers state wrongly", arguments: [10, 1_000_000])
  func wrongSizes(size: Int) {
    let error = refusal(
      changed {
        $0.local = [.size: size]
        $0.central = [.size: size]
      })
    #expect(error?.errorClass == .corrupt)
  }

  @Test func `deflate streams that end too early, are followed by bytes, or make no sense`() {
    for change in [
      { (packed: [UInt8]) in Array(packed.dropLast(3)) }, { $0 + [1, 2, 3] }, { [7] + $0.dropFirst() },
      { _ in [] },
    ] {
      #expect(refusal(changed { $0.packed = change($0.packed) })?.errorClass == .corrupt)
    }
  }

  @Test func `methods other than stored and deflate`() {
    for method in [9, 12, 97] {
      #expect(refusal(changed { $0.method = method })?.reason == .packingMethod(method))
    }
  }

  @Test func `an encrypted part that is needed`() {
    #expect(refusal(changed { $0.flags = 1 })?.errorClass == .encrypted)
  }

  @Test func `an encrypted part that is not needed does not matter`() throws {
    var container = fixture.container
    var entry = ZipFixture.Entry("xl/media/image1.png", [1, 2, 3])
    entry.flags = 1
    container.entries.append(entry)
    #expect(try cellsOf(container.bytes) == good)
  }

  @Test(
    "Two entries of one name, also but for case and slashes",
    arguments: [
      "xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml",
      "/xl/worksheets/sheet1.xml",
    ])
  func duplicates(name: String) {
    var container = fixture.container
    container.entries.append(ZipFixture.Entry(name, Array("<other/>".utf8)))
    #expect(refusal(container.bytes)?.errorClass == .unsafeContainer)
  }

  @Test func `two entries that share bytes`() {
    var container = WorkbookFixture(sheets: [
      SheetFixture("One", rows: ""), SheetFixture("Two", rows: ""),
    ]).container
    container.entries[5].alias = 4
    container.entries[5].localName = nil
    #expect(refusal(container.bytes)?.errorClass == .unsafeContainer)
    // Half of one inside the other.
    var nested = fixture.container
    let inner = ZipFixture([ZipFixture.Entry("inner.txt", [1])]).bytes
    nested.entries.append(ZipFixture.Entry("outer.bin", inner))
    var lying = ZipFixture.Entry("inner.txt", [1])
    let start = nested.bytes.count
    lying.central = [.offset: 40]
    nested.entries.append(lying)
    #expect(start > 40)
    #expect(refusal(nested.bytes) != nil)
  }

  @Test func `end records that lie`() {
    for (field, value) in [
      (ZipFixture.EndField.disk, 1), (.directoryDisk, 1), (.entries, 1), (.total, 1), (.size, 1),
      (.offset, 1),
      (.commentLength, 1), (.offset, 0x7FFF_FFFF),
    ] {
      var container = fixture.container
      container.end = [field: value]
      #expect(refusal(container.bytes)?.errorClass == .corrupt, "\(field) \(value)")
    }
    var container = fixture.container
    container.end = [.entries: 65_000, .total: 65_000]
    #expect(refusal(container.bytes) != nil)
  }

  @Test func `junk before and behind, and a comment`() throws {
    var container = fixture.container
    container.comment = Array(repeating: 99, count: 60_000)
    #expect(try cellsOf(container.bytes) == good)
    container.comment = []
    container.suffix = [1, 2, 3]
    #expect(refusal(container.bytes)?.errorClass == .corrupt)
    container.suffix = []
    container.prefix = Array("#!/bin/sh\n".utf8)
    #expect(refusal(container.bytes)?.errorClass == .corrupt)
  }

  @Test func `a second end record inside the comment`() {
    var container = fixture.container
    container.comment = ZipFixture([]).bytes
    #expect(refusal(container.bytes)?.errorClass == .unsafeContainer)
  }

  @Test func `headers that lie outside of the file`() {
    for offset in [0x7FFF_FFFF, 0xFFFF_FFFE] {
      #expect(refusal(changed { $0.central = [.offset: offset] })?.errorClass == .corrupt)
    }
    #expect(
      refusal(
        changed {
          $0.central = [.packedSize: 0x1000_0000]
          $0.local = [.packedSize: 0x1000_0000]
        })?.errorClass == .corrupt)
    #expect(refusal(changed { $0.central = [.nameLength: 0xFFFF] })?.errorClass == .corrupt)
  }

  @Test func `folders, odd names and any order`() throws {
    var odd = fixture
    odd.parts = odd.parts.reversed().map { ("/" + $0.name.replacing("xl/", with: "XL\\"), $0.contents) }
    #expect(try cells(odd) == good)
    var container = fixture.container
    container.entries.insert(ZipFixture.Entry("xl/", []), at: 0)
    container.entries.append(ZipFixture.Entry("xl/", []))
    container.entries.append(ZipFixture.Entry("../../../etc/passwd", [1]))
    #expect(try cellsOf(container.bytes) == good)
  }
}
