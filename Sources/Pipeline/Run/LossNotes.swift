internal import Findings

/// Workbooks that count although cells of theirs are damaged: what such a cell held is nowhere, so that it is told.
enum LossNotes {
  /// At most so many cells of a workbook are named.
  private static let mostPlaces = 5

  /// The notes, in the order of the folder.
  static func notes(_ read: [ReadInput], _ inputs: [RunInput]) -> [RunNote] {
    let damaged = read.filter { !$0.losses.isEmpty }
    if damaged.isEmpty { return [] }
    let counting = Set(inputs.lazy.filter { $0.status == .consolidated }.map(\.file))
    return damaged.filter { counting.contains($0.file) }.map { input in
      let places =
        input.losses.prefix(mostPlaces).joined(separator: ", ")
        + (input.losses.count > mostPlaces ? ", …" : "")
      return RunNote(
        vietnamese:
          "\(input.file): tệp hỏng ở \(places), có nội dung không đọc được. Mở bằng Excel, kiểm tra các ô này, lưu lại rồi gửi lại.",
        english:
          "\(input.file): the file is damaged at \(places), something that it holds cannot be read. Open it in Excel, check these cells, save it and send it again."
      )
    }
  }
}
