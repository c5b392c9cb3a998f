import Cells
import Glibc
import TestSupport
import Testing
import WorkbookReading

@Suite("Errors and their places")
struct ErrorTests {
  @Test func `a message says where, what was found, what was expected and what to do`() {
    let rows = #"<row r="17"><c r="XFE17"><v>1</v></c></row>"#
    let error = refusal(WorkbookFixture(rows: rows))
    #expect(
      error?.message
        == "test.xlsx, sheet 'Data': 'XFE17' is no cell of the grid, which reaches from A1 to XFD1048576. The file is damaged: open it in the spreadsheet program and save it again, or ask for it again."
    )
    #expect(
      error?.messageInVietnamese
        == "test.xlsx, trang tính 'Data': 'XFE17' không phải là ô của trang tính, vốn kéo dài từ A1 đến XFD1048576. Tệp bị hỏng: hãy mở bằng phần mềm bảng tính rồi lưu lại, hoặc yêu cầu đơn vị gửi lại."
    )
    #expect(error?.place.part == "xl/worksheets/sheet1.xml")
  }

  @Test func `a file name cannot forge messages`() {
    do throws(WorkbookReadError) {
      _ = try WorkbookReader(path: "/nowhere/a\nERROR \u{1B}[31mred.xlsx")
      Issue.record("read a file that is not there")
    } catch {
      #expect(error.errorClass == .ioError)
      #expect(error.message.hasPrefix("a\\u{A}ERROR \\u{1B}[31mred.xlsx: "))
      #expect(!error.message.contains("\n"))
    }
  }

  @Test func `what is no regular file is refused and never waited for`() throws {
    let folder = "/tmp/reading-tests-\(getpid())"
    mkdir(folder, 0o700)
    defer {
      for name in ["pipe.xlsx", "loop.xlsx", "zero.xlsx", "dangling.xlsx", "link.xlsx", "good.xlsx"] {
        unlink("\(folder)/\(name)")
      }
      rmdir(folder)
    }
    mkfifo("\(folder)/pipe.xlsx", 0o600)
    symlink("loop.xlsx", "\(folder)/loop.xlsx")
    symlink("/dev/zero", "\(folder)/zero.xlsx")
    symlink("nothing", "\(folder)/dangling.xlsx")
    symlink("good.xlsx", "\(folder)/link.xlsx")
    let bytes = WorkbookFixture(cells: ["A1": .number(1)]).bytes
    let file = try #require(fopen("\(folder)/good.xlsx", "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    for name in ["pipe.xlsx", "loop.xlsx", "zero.xlsx", "dangling.xlsx", "", "missing.xlsx"] {
      #expect(throws: WorkbookReadError.self) { try WorkbookReader(path: "\(folder)/\(name)") }
      do throws(WorkbookReadError) { _ = try FileFormat.detect(path: "\(folder)/\(name)") } catch {
        #expect(error.errorClass == .ioError)
      }
    }
    for name in ["good.xlsx", "link.xlsx"] {
      #expect(try cells(WorkbookReader.readWorkbook(path: "\(folder)/\(name)")) == ["A1 n 1.0"])
      #expect(try FileFormat.detect(path: "\(folder)/\(name)") == .workbook)
    }
  }

  @Test func `a file that changes while it is read is refused`() throws {
    let path = "/tmp/reading-tests-change-\(getpid()).xlsx"
    // Larger than what is read in one go.
    let text = (0..<60_000).map { #"<row><c t="inlineStr"><is><t>text \#($0)</t></is></c></row>"# }.joined()
    var fixture = WorkbookFixture(rows: text)
    fixture.isDeflated = false
    let bytes = fixture.bytes
    #expect(bytes.count > 1 << 20)
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    defer { unlink(path) }
    #expect(try WorkbookReader.readWorkbook(path: path).sheets[0].cells.count == 60_000)
    let reader = try WorkbookReader(path: path)
    truncate(path, off_t(bytes.count / 2))
    do throws(WorkbookReadError) {
      _ = try reader.readWorkbook()
      Issue.record("read a file that was cut")
    } catch { #expect(error.reason == .changedWhileRead) }
  }

  @Test(
    "Whoever sent a workbook with a password is told to take it away",
    arguments: [
      WorkbookReadError.Reason.encrypted, .otherFormat(.encryptedOffice),
    ])
  func passwords(reason: WorkbookReadError.Reason) {
    let error = WorkbookReadError(reason)
    #expect(error.message.contains("remove the protection"))
    #expect(!error.message.contains("Send the workbook itself"))
    #expect(error.messageInVietnamese.contains("bỏ bảo vệ"))
    #expect(error.sentenceInVietnamese.hasSuffix("Bỏ mật khẩu rồi gửi lại."))
  }

  @Test("Every limit has words in both languages", arguments: WorkbookReadError.Limit.allCases)
  func limits(limit: WorkbookReadError.Limit) {
    let error = WorkbookReadError(.tooLarge(limit, maximum: 7))
    #expect(error.message.contains("7"))
    #expect(error.messageInVietnamese.contains("7"))
  }

  @Test func `the public interface in its documented form`() throws {
    // The example of `WorkbookReader`'s documentation.
    func numbers(path: String) throws -> [Double] {
      var numbers: [Double] = []
      let reader = try WorkbookReader(path: path)
      for sheet in reader.sheets where sheet.kind == .worksheet {
        let rows = try reader.rows(of: sheet)
        while let row = try rows.next() {
          for cell in row.cells {
            if case .number(let number) = cell.value { numbers.append(number) }
          }
        }
      }
      return numbers
    }
    let path = "/tmp/reading-tests-public-\(getpid()).xlsx"
    let bytes = WorkbookFixture(cells: ["A1": .number(1), "B1": .text("x"), "C9": .number(2)]).bytes
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    defer { unlink(path) }
    #expect(try numbers(path: path) == [1, 2])
  }
}
