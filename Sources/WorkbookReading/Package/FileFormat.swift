/// What a file is, judged by its bytes and never by its name.
public enum FileFormat: String, Sendable, CaseIterable {
  /// An Excel workbook of Office Open XML: .xlsx, .xlsm, .xltx, .xltm. The only format that is read.
  case workbook
  /// Excel 97–2003 (.xls), or WPS (.et).
  case xls
  /// Excel Binary Workbook (.xlsb).
  case xlsb
  /// OpenDocument Spreadsheet (.ods).
  case ods
  /// XML Spreadsheet 2003.
  case spreadsheetML2003
  /// Apple Numbers.
  case numbers
  /// A table of HTML, as web systems export "Excel" files.
  case html
  /// Text, such as CSV.
  case text
  /// An Office document protected by a password or by rights management.
  case encryptedOffice
  /// Word (.docx).
  case docx
  /// PowerPoint (.pptx).
  case pptx
  /// Word 97–2003 (.doc).
  case doc
  /// PowerPoint 97–2003 (.ppt).
  case ppt
  /// An Outlook message (.msg).
  case outlookMessage
  /// A compound file of another program.
  case compoundFile
  /// OpenDocument Text, Presentation and the like.
  case openDocument
  /// Rich Text (.rtf).
  case rtf
  /// PDF.
  case pdf
  /// XML of another kind.
  case xml
  /// A zip archive.
  case zip
  /// A zip archive without anything in it.
  case emptyZip
  /// A RAR archive.
  case rar
  /// A 7z archive.
  case sevenZip
  /// A gzip file.
  case gzip
  /// A picture.
  case image
  /// The owner file that Excel or LibreOffice puts beside an open workbook.
  case lockFile
  /// No bytes at all.
  case empty
  /// Only zero bytes, as an interrupted copy leaves them.
  case zeros
  /// Something else.
  case unknown

  /// What it is, in English, with its article.
  public var english: String { names.english }
  /// What it is, in Vietnamese.
  public var vietnamese: String { names.vietnamese }

  /// Whether a spreadsheet program opens it, so that it can be saved as .xlsx.
  public var isSpreadsheet: Bool {
    switch self {
    case .workbook, .xls, .xlsb, .ods, .spreadsheetML2003, .numbers, .html, .text: true
    default: false
    }
  }

  /// The class of the error when such a file is to be read.
  public var errorClass: WorkbookReadError.Class {
    switch self {
    case .xls, .xlsb, .ods, .spreadsheetML2003, .numbers: .unsupportedFormat
    case .encryptedOffice: .encrypted
    case .workbook: .corrupt
    default: .notAWorkbook
    }
  }

  private var names: (english: String, vietnamese: String) {
    switch self {
    case .workbook: ("an Excel workbook", "sổ tính Excel")
    case .xls: ("an Excel 97–2003 workbook (.xls)", "sổ tính Excel 97–2003 (.xls)")
    case .xlsb: ("an Excel Binary Workbook (.xlsb)", "sổ tính Excel nhị phân (.xlsb)")
    case .ods: ("an OpenDocument spreadsheet (.ods)", "bảng tính OpenDocument (.ods)")
    case .spreadsheetML2003: ("an XML Spreadsheet 2003", "bảng tính XML 2003")
    case .numbers: ("an Apple Numbers document", "tài liệu Apple Numbers")
    case .html: ("a web page (HTML)", "trang web (HTML)")
    case .text: ("a text file, perhaps CSV", "tệp văn bản thuần, có thể là CSV")
    case .encryptedOffice: ("an encrypted Office document", "tài liệu Office được mã hóa")
    case .docx: ("a Word document (.docx)", "văn bản Word (.docx)")
    case .pptx: ("a PowerPoint presentation (.pptx)", "bản trình chiếu PowerPoint (.pptx)")
    case .doc: ("a Word 97–2003 document (.doc)", "văn bản Word 97–2003 (.doc)")
    case .ppt: ("a PowerPoint 97–2003 presentation (.ppt)", "bản trình chiếu PowerPoint 97–2003 (.ppt)")
    case .outlookMessage: ("an Outlook message (.msg)", "thư Outlook (.msg)")
    case .compoundFile: ("a compound file of another program", "tệp phức hợp của phần mềm khác")
    case .openDocument: ("an OpenDocument file", "tài liệu OpenDocument")
    case .rtf: ("a Rich Text document (.rtf)", "văn bản RTF (.rtf)")
    case .pdf: ("a PDF document", "tài liệu PDF")
    case .xml: ("an XML document", "tài liệu XML")
    case .zip: ("a zip archive", "tệp nén zip")
    case .emptyZip: ("an empty zip archive", "tệp nén zip rỗng")
    case .rar: ("a RAR archive", "tệp nén RAR")
    case .sevenZip: ("a 7z archive", "tệp nén 7z")
    case .gzip: ("a gzip archive", "tệp nén gzip")
    case .image: ("a picture", "tệp hình ảnh")
    case .lockFile: ("the lock file of an open workbook", "tệp khóa của sổ tính đang mở")
    case .empty: ("an empty file", "tệp rỗng")
    case .zeros:
      (
        "a file of zero bytes only, as an interrupted copy leaves it",
        "tệp chỉ toàn byte 0, do sao chép dở dang"
      )
    case .unknown: ("an unknown kind of file", "tệp không rõ loại")
    }
  }
}
