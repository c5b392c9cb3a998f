package import Cells
internal import Glibc

/// Why a workbook could not be written, and where.
package struct WorkbookWriteError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong.
  package enum Reason: Equatable, Sendable {
    /// The file cannot be made or written; the number of the system's error.
    case cannotWrite(systemError: Int32)
    /// The writing library refused; its number and words.
    case library(code: UInt32, words: String)
    /// A part of the finished file is not whole, mostly because the disk was full.
    case incompletePart(String)
    /// NaN or infinity.
    case notANumber
    /// A row or column beyond the grid, or not in ascending order.
    case outsideGrid
    /// Two merged ranges have cells in common, or a range is a single cell.
    case unfitMerge(CellRange)
    /// A formula is longer than Excel takes, or has a text that is.
    case formulaTooLong(Int)
    /// A list to choose from is longer than Excel takes, or has a comma in an item.
    case unfitList
    /// A name that Excel does not take for a cell, or that is there twice.
    case unfitName(String)
    /// Two headings of a table are equal, or one is empty.
    case unfitHeading(String)
    /// There is no sheet to be shown.
    case noSheet
  }
  /// What went wrong.
  package var reason: Reason
  /// The file.
  package var path: String
  /// The sheet and the cell, where it is about one.
  package var sheet: String?, cell: CellReference?

  /// An error at a place.
  package init(_ reason: Reason, path: String, sheet: String? = nil, cell: CellReference? = nil) {
    self.reason = reason
    self.path = path
    self.sheet = sheet
    self.cell = cell
  }

  /// Where, what was found, what was expected and what to do, in English.
  package var description: String { "\(place): \(words.english)" }
  /// The same in Vietnamese.
  package var vietnamese: String { "\(place): \(words.vietnamese)" }

  /// What went wrong and what to do, without the place, in Vietnamese and in English.
  package var reasonInVietnamese: String { words.vietnamese }
  package var reasonInEnglish: String { words.english }

  /// The file, the sheet and the cell.
  private var place: String {
    guard let sheet else { return path }
    return path + ", '\(sheet)'" + (cell.map { "!\($0)" } ?? "")
  }

  /// Both sentences.
  private var words: (vietnamese: String, english: String) {
    switch reason {
    case .cannotWrite(let number):
      let system = String(cString: strerror(number))
      return (
        "không ghi được tệp (\(system)). Kiểm tra thư mục, quyền ghi và dung lượng trống.",
        "the file cannot be written (\(system)). Check the folder, its permissions and the free space."
      )
    case .library(let code, let words):
      return (
        "thư viện ghi tệp báo lỗi \(code): \(words)", "the writing library reports error \(code): \(words)"
      )
    case .incompletePart(let part):
      return (
        "phần “\(part)” ghi không trọn vẹn, có thể do hết dung lượng đĩa. Giải phóng dung lượng rồi chạy lại.",
        "the part “\(part)” is not whole; the disk may be full. Free some space and run again."
      )
    case .notANumber: return ("giá trị không phải là số hữu hạn.", "the value is not a finite number.")
    case .outsideGrid:
      return ("ô nằm ngoài trang tính hoặc sai thứ tự.", "the cell lies outside the sheet or out of order.")
    case .unfitMerge(let range):
      return ("vùng gộp ô \(range) không hợp lệ.", "the merged range \(range) cannot be.")
    case .formulaTooLong(let length):
      return ("công thức quá dài (\(length) ký tự).", "the formula is too long (\(length) characters).")
    case .unfitList:
      return (
        "danh sách lựa chọn quá 255 ký tự hoặc có dấu phẩy.",
        "the list to choose from has more than 255 characters, or a comma in an item."
      )
    case .unfitName(let name):
      return ("tên “\(name)” không đặt được cho ô.", "“\(name)” cannot be the name of a cell.")
    case .unfitHeading(let heading):
      return (
        "tiêu đề cột “\(heading)” trống hoặc trùng.", "the heading “\(heading)” is empty or there twice."
      )
    case .noSheet: return ("không có trang tính nào để hiện.", "there is no sheet to be shown.")
    }
  }
}
