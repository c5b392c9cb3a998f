internal import Cells
internal import VietnameseText

/// Sheets that by their names show how to fill in the others.
extension SheetView {
  /// Whether the sheet is called instructions or an example: "Hướng dẫn", "Ví dụ".
  var isExample: Bool {
    let name = " " + TextKey.bare(sheet.name) + " "
    return ["vi du", "thi du", "huong dan", "minh hoa", "example", "sample"].contains {
      name.contains(" " + $0 + " ")
    }
  }

  /// Whether the sheet is called a form to be filled in, and nothing more: "Mẫu".
  var isBlankForm: Bool {
    ["mau", "bieu mau", "mau bieu", "mau trong", "mau trang"].contains(TextKey.bare(sheet.name))
  }
}
