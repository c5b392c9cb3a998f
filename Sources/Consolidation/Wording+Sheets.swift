internal import Findings

/// What the consolidated workbook calls its sheets.
extension Wording {
  /// The names on the tabs.
  var overview: String { self("Tổng quan", "Overview") }
  var matrix: String { self("Bảng tổng hợp", "Matrix") }
  var returns: String { self("Tình hình nộp", "Returns") }
  var findings: String { self("Cần kiểm tra", "Findings") }
  var subUnits: String { self("Chi tiết xã, phường", "Sub-units") }
  var remarks: String { self("Ý kiến", "Remarks") }
  var facts: String { self("Số liệu gốc", "Facts") }
  var sources: String { self("Nguồn", "Sources") }
  var rules: String { self("Quy tắc", "Rules") }

  /// What every sheet of a campaign with made-up figures says.
  var synthetic: String {
    self("SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT", "SYNTHETIC DATA, NOT REAL FIGURES")
  }
}
