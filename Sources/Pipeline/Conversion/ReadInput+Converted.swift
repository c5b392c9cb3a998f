internal import Cells
internal import Findings
internal import Reconciliation
internal import WorkbookReading

extension ReadInput {
  /// Reads the copy in .xlsx of a file that came in another format.
  mutating func readConverted(_ copy: FilePath, from format: FileFormat, with reconciler: Reconciler) {
    do throws(WorkbookReadError) {
      var workbook = try WorkbookReader.readWorkbook(pathBytes: copy.bytes, options: .all)
      if format == .text {
        Self.settleText(&workbook, named: candidate.relative.name)
      }
      outcome = Self.outcome(of: workbook, file: file, with: reconciler, cost: &cost)
      converted = format
    } catch {
      outcome = .refused(code: "F003", reason: FindingMessage(vietnamese: "", english: ""), format: format)
    }
  }

  /// What a text of separated values is as a workbook: one sheet named after the file, as spreadsheet programs have it, with
  /// no time of its own; plain digits are numbers, everything else is text to be read by the rules for text.
  private static func settleText(_ workbook: inout Workbook, named name: [UInt8]) {
    workbook.properties = DocumentProperties()
    let shown = FilePath(bytes: name).shown
    let stem = shown.lastIndex(of: ".").map { String(shown[..<$0]) } ?? shown
    for sheet in workbook.sheets.indices {
      workbook.sheets[sheet].name = String(stem.prefix(31))
      for index in workbook.sheets[sheet].cells.indices {
        let cell = workbook.sheets[sheet].cells[index]
        guard cell.kind == .text,
          let number = plainNumber(workbook.texts.bytes[workbook.texts.range(of: cell.text)])
        else { continue }
        workbook.sheets[sheet].cells[index].kind = .number
        workbook.sheets[sheet].cells[index].number = number
        workbook.sheets[sheet].cells[index].text = 0
      }
    }
  }

  /// A whole number without any mark and without leading zeros (which codes have).
  private static func plainNumber(_ bytes: ArraySlice<UInt8>) -> Double? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard (1...15).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Double(String(decoding: bytes, as: UTF8.self))
  }
}
