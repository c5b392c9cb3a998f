import Cells

extension WorkbookReadError: CustomStringConvertible {
  /// Where, what was found, what was expected, what to do; English.
  public var message: String {
    let (found, remedy) = reason.english
    return prefix(sheetWord: "sheet") + found + " " + remedy
  }

  /// Where, what was found, what was expected, what to do; Vietnamese.
  public var messageInVietnamese: String {
    let (found, remedy) = reason.vietnamese
    return prefix(sheetWord: "trang tính") + found + " " + remedy
  }

  /// What was found, without the place and without what to do: for files that are no workbooks of anybody.
  package var found: (vietnamese: String, english: String) {
    let (one, other) = (reason.vietnamese.found, reason.english.found)
    return (one.prefix(1).uppercased() + one.dropFirst(), other.prefix(1).uppercased() + other.dropFirst())
  }

  /// What was found and what to do in at most 25 Vietnamese words, for where the file stands beside it.
  public var sentenceInVietnamese: String {
    let most = 25
    let remedy = reason.shortRemedy ?? reason.vietnamese.remedy
    var found = reason.vietnamese.found
    let room = most - remedy.split(separator: " ").count
    let words = found.split(separator: " ")
    if words.count > room { found = words.prefix(max(room, 1)).joined(separator: " ") + "…" }
    return found.prefix(1).uppercased() + found.dropFirst() + " " + remedy
  }

  /// The English message.
  public var description: String { message }

  /// The place, as it stands before a message: `north.xlsx, 'Q1'!C17: `.
  private func prefix(sheetWord: String) -> String {
    var parts: [String] = []
    if let workbook = place.workbook { parts.append(workbook) }
    if let sheet = place.sheet {
      if let cell = place.cell {
        parts.append("'\(printable(sheet))'!\(cell)")
      } else {
        parts.append("\(sheetWord) '\(printable(sheet))'")
      }
    } else if let part = place.part {
      parts.append(printable(part))
    }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
  }
}

extension WorkbookReadError.Reason {
  /// What was found, and what to do.
  fileprivate var english: (found: String, remedy: String) {
    let damaged =
      "The file is damaged: open it in the spreadsheet program and save it again, or ask for it again."
    let unsafe =
      "No spreadsheet program writes such a file: ask the sender for it again, saved by the spreadsheet program."
    let unlock =
      "Open it with the password, remove the protection (File, Info, Protect Workbook) and save it again."
    switch self {
    case .otherFormat(let format):
      return (
        "this is \(format.english), not an Excel workbook (.xlsx).",
        format == .encryptedOffice
          ? unlock
          : format.isSpreadsheet
            ? "Open it in the spreadsheet program and save it as Excel Workbook (.xlsx)."
            : "Send the workbook itself, saved as Excel Workbook (.xlsx)."
      )
    case .encrypted:
      return (
        "the workbook is protected by a password, so its cells cannot be read.",
        unlock
      )
    case .noWorkbookPart:
      return (
        "the package holds no workbook; an .xlsx has a part such as xl/workbook.xml.",
        "Send the workbook itself, saved as Excel Workbook (.xlsx)."
      )
    case .packingMethod(let method):
      return ("the part is packed by method \(method); workbooks use 0 (stored) or 8 (deflate).", damaged)
    case .damagedContainer(let detail): return (detail.english + ".", damaged)
    case .checksum(let stored, let computed):
      return (
        "the checksum of the part is \(hexadecimal(computed)), but the file states \(hexadecimal(stored)).",
        damaged
      )
    case .size(let stated, let found):
      return ("the part unpacks to \(found) bytes or more, but the file states \(stated).", damaged)
    case .unpacking(let detail): return ("the part cannot be unpacked: \(detail.english).", damaged)
    case .missingPart(let name):
      return ("the part \(printable(name)) is named by the workbook, but it is not in the file.", damaged)
    case .illFormedXML(let words, let line, let column):
      return ("the XML is not well-formed at line \(line), column \(column): \(words).", damaged)
    case .unexpectedRoot(let found, let expected):
      return ("the part begins with <\(printable(found))>; expected was <\(expected)>.", damaged)
    case .cellReference(let text):
      return ("'\(printable(text))' is no cell of the grid, which reaches from A1 to XFD1048576.", damaged)
    case .rowNumber(let text):
      return ("'\(printable(text))' is no row of the grid, which has rows 1 to 1048576.", damaged)
    case .duplicateSheet(let name):
      return ("two sheets are named '\(printable(name))', so that their cells cannot be told apart.", damaged)
    case .sharedSheetPart(let part):
      return ("several sheets share the part \(printable(part)); each sheet must have its own.", damaged)
    case .contradiction(let detail): return (detail.english + ".", damaged)
    case .noSheets: return ("the workbook has no sheets; it must have at least one.", damaged)
    case .tooLarge(let limit, let maximum):
      return (
        "the workbook passes the limit of \(limit.english(maximum)).",
        "Remove what is not needed (empty formatted rows, pictures, old sheets) and save it again."
      )
    case .documentType:
      return (
        "the part holds a document type declaration (<!DOCTYPE>), which workbooks must not have.", unsafe
      )
    case .duplicateEntry(let name):
      return (
        "the file holds two parts named \(printable(name)), and programs would read different ones.", unsafe
      )
    case .overlappingEntries(let first, let second):
      return ("the parts \(printable(first)) and \(printable(second)) share bytes of the file.", unsafe)
    case .headersDisagree(let detail):
      return ("the file contradicts itself about the part: \(detail.english).", unsafe)
    case .system(_, noSuchFile): return ("there is no such file.", "Check its name and its path.")
    case .system(let call, let code):
      return (
        "the file cannot be read: \(call) failed, \(systemWords(code)).",
        "Check that it is there, that it may be read and that no program keeps it locked."
      )
    case .notARegularFile(let kind):
      return ("this is \(kind), not a file.", "Put the workbook itself here.")
    case .changedWhileRead:
      return ("the file changed while it was read.", "Run again when no program is writing it.")
    }
  }

  /// What to do in few Vietnamese words; nil: the usual advice is short enough.
  fileprivate var shortRemedy: String? {
    switch self {
    case .encrypted, .otherFormat(.encryptedOffice): "Bỏ mật khẩu rồi gửi lại."
    case .otherFormat(let format):
      format.isSpreadsheet
        ? "Mở bằng Excel, lưu dạng .xlsx rồi gửi lại." : "Hãy gửi chính sổ tính, lưu dạng .xlsx."
    case .noWorkbookPart: "Hãy gửi chính sổ tính, lưu dạng .xlsx."
    case .tooLarge: "Bỏ dòng trống, hình ảnh, trang cũ rồi lưu lại."
    case .system(_, noSuchFile): "Kiểm tra lại tên tệp và đường dẫn."
    case .system: "Kiểm tra tệp có bị khóa không."
    case .notARegularFile, .changedWhileRead: nil
    default: "Lưu lại bằng Excel rồi gửi lại."
    }
  }

  /// What was found, and what to do.
  fileprivate var vietnamese: (found: String, remedy: String) {
    let damaged = "Tệp bị hỏng: hãy mở bằng phần mềm bảng tính rồi lưu lại, hoặc yêu cầu đơn vị gửi lại."
    let unsafe =
      "Không phần mềm bảng tính nào ghi ra tệp như vậy: hãy yêu cầu đơn vị lưu lại bằng phần mềm bảng tính rồi gửi lại."
    let unlock = "Hãy mở bằng mật khẩu, bỏ bảo vệ (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại."
    switch self {
    case .otherFormat(let format):
      return (
        "đây là \(format.vietnamese), không phải sổ tính Excel (.xlsx).",
        format == .encryptedOffice
          ? unlock
          : format.isSpreadsheet
            ? "Hãy mở bằng phần mềm bảng tính rồi lưu dưới dạng Excel Workbook (.xlsx)."
            : "Hãy gửi chính sổ tính, lưu dưới dạng Excel Workbook (.xlsx)."
      )
    case .encrypted:
      return (
        "sổ tính được bảo vệ bằng mật khẩu nên không đọc được các ô.",
        unlock
      )
    case .noWorkbookPart:
      return (
        "tệp nén không chứa sổ tính; tệp .xlsx phải có phần như xl/workbook.xml.",
        "Hãy gửi chính sổ tính, lưu dưới dạng Excel Workbook (.xlsx)."
      )
    case .packingMethod(let method):
      return (
        "phần này được nén bằng phương pháp \(method); sổ tính chỉ dùng 0 (không nén) hoặc 8 (deflate).",
        damaged
      )
    case .damagedContainer(let detail): return (detail.vietnamese + ".", damaged)
    case .checksum(let stored, let computed):
      return (
        "mã kiểm tra của phần này là \(hexadecimal(computed)), nhưng tệp ghi \(hexadecimal(stored)).", damaged
      )
    case .size(let stated, let found):
      return ("phần này giải nén ra từ \(found) byte trở lên, nhưng tệp ghi \(stated).", damaged)
    case .unpacking(let detail): return ("không giải nén được phần này: \(detail.vietnamese).", damaged)
    case .missingPart(let name):
      return ("sổ tính nêu phần \(printable(name)) nhưng trong tệp không có.", damaged)
    case .illFormedXML(let words, let line, let column):
      return ("XML sai cú pháp ở dòng \(line), cột \(column): \(words).", damaged)
    case .unexpectedRoot(let found, let expected):
      return ("phần này bắt đầu bằng <\(printable(found))>; lẽ ra phải là <\(expected)>.", damaged)
    case .cellReference(let text):
      return (
        "'\(printable(text))' không phải là ô của trang tính, vốn kéo dài từ A1 đến XFD1048576.", damaged
      )
    case .rowNumber(let text):
      return (
        "'\(printable(text))' không phải là dòng của trang tính, vốn có các dòng từ 1 đến 1048576.", damaged
      )
    case .duplicateSheet(let name):
      return (
        "hai trang tính cùng tên '\(printable(name))' nên không phân biệt được các ô của chúng.", damaged
      )
    case .sharedSheetPart(let part):
      return ("nhiều trang tính dùng chung phần \(printable(part)); mỗi trang phải có phần riêng.", damaged)
    case .contradiction(let detail): return (detail.vietnamese + ".", damaged)
    case .noSheets: return ("sổ tính không có trang tính nào; phải có ít nhất một trang.", damaged)
    case .tooLarge(let limit, let maximum):
      return (
        "sổ tính vượt giới hạn \(limit.vietnamese(maximum)).",
        "Hãy bỏ những gì không cần (dòng trống có định dạng, hình ảnh, trang cũ) rồi lưu lại."
      )
    case .documentType:
      return ("phần này có khai báo kiểu tài liệu (<!DOCTYPE>), điều mà sổ tính không được có.", unsafe)
    case .duplicateEntry(let name):
      return (
        "tệp chứa hai phần cùng tên \(printable(name)), mỗi phần mềm có thể đọc một phần khác nhau.", unsafe
      )
    case .overlappingEntries(let first, let second):
      return ("hai phần \(printable(first)) và \(printable(second)) dùng chung các byte của tệp.", unsafe)
    case .headersDisagree(let detail):
      return ("tệp tự mâu thuẫn về phần này: \(detail.vietnamese).", unsafe)
    case .system(_, noSuchFile): return ("không có tệp này.", "Hãy kiểm tra lại tên tệp và đường dẫn.")
    case .system(let call, let code):
      return (
        "không đọc được tệp: \(call) báo lỗi, \(systemWords(code)).",
        "Hãy kiểm tra tệp có ở đó không, có quyền đọc không và có phần mềm nào đang khóa không."
      )
    case .notARegularFile:
      return ("đây không phải là tệp thông thường.", "Hãy đặt chính sổ tính vào đây.")
    case .changedWhileRead:
      return ("tệp bị thay đổi trong lúc đọc.", "Hãy chạy lại khi không phần mềm nào đang ghi tệp.")
    }
  }
}

extension WorkbookReadError.Limit {
  /// The limit in words.
  fileprivate func english(_ maximum: Int) -> String {
    switch self {
    case .entries: "\(maximum) parts"
    case .partBytes: "\(maximum) bytes in one part"
    case .ratio: "\(maximum) bytes unpacked from one"
    case .depth: "\(maximum) elements inside one another"
    case .textBytes: "\(maximum) bytes in one text"
    case .tokenBytes: "\(maximum) bytes in one tag or comment"
    case .namespaceBytes: "\(maximum) bytes in the name of a namespace"
    case .sharedStrings: "\(maximum) shared strings"
    case .styles: "\(maximum) cell formats"
    case .sheets: "\(maximum) sheets"
    case .mergedRanges: "\(maximum) merged ranges"
    case .relationships: "\(maximum) relationships"
    case .seconds: "\(maximum) seconds of computing"
    case .memoryBytes: "\(maximum) bytes of memory"
    }
  }

  /// The limit in words.
  fileprivate func vietnamese(_ maximum: Int) -> String {
    switch self {
    case .entries: "\(maximum) phần"
    case .partBytes: "\(maximum) byte trong một phần"
    case .ratio: "giải nén gấp \(maximum) lần"
    case .depth: "\(maximum) phần tử lồng nhau"
    case .textBytes: "\(maximum) byte trong một văn bản"
    case .tokenBytes: "\(maximum) byte trong một thẻ hoặc chú thích"
    case .namespaceBytes: "\(maximum) byte trong tên một không gian tên"
    case .sharedStrings: "\(maximum) chuỗi dùng chung"
    case .styles: "\(maximum) định dạng ô"
    case .sheets: "\(maximum) trang tính"
    case .mergedRanges: "\(maximum) vùng ô gộp"
    case .relationships: "\(maximum) quan hệ"
    case .seconds: "\(maximum) giây tính toán"
    case .memoryBytes: "\(maximum) byte bộ nhớ"
    }
  }
}
