internal import WorkbookReading

extension FileFormat {
  /// Whether a file of this format is reported (F003) whatever its name: somebody may have sent a return in it. Pictures,
  /// texts and unknown files are reported only where their name says that they are workbooks.
  var isReported: Bool {
    switch self {
    case .xls, .xlsb, .ods, .spreadsheetML2003, .numbers, .encryptedOffice, .docx, .doc, .pdf, .rtf,
      .openDocument, .zip, .emptyZip, .rar, .sevenZip, .html:
      true
    default: false
    }
  }

  /// Whether it is a document that often lies beside the workbook it was printed from.
  var isDocument: Bool {
    switch self {
    case .pdf, .docx, .doc, .rtf, .openDocument: true
    default: false
    }
  }
}
