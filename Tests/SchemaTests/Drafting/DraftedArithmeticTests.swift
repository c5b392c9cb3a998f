import Cells
import Findings
import Schema
import SchemaDrafting
import TestSupport
import Testing

@Suite("Rates and printed arithmetic of a drafted schema")
struct DraftedArithmeticTests {
  private func draft(_ rows: [[CellContent?]], merges: [String] = []) throws -> SchemaDraft {
    var sheet = SheetBuilder("Biểu 1", rows)
    sheet.merges = merges
    return try SchemaDrafter.draft([WorkbookBuilder.workbook([sheet])], SchemaDraftOptions(fileName: "mau"))
  }

  // A measure's figures are added, so a rate among them became a sum of percentages and a decimal number of a count.
  @Test("A rate that follows from no other column is known but not read, and a note says so")
  func freeRate() throws {
    let draft = try draft([
      ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Thực hiện so với cùng kỳ năm trước (%)"],
      ["A", "B", "C", "1", "2", "3"], ["1", "Tổng đàn", "con"], ["1.1", "Lợn", "con"],
    ])
    let layout = try #require(draft.schema.layouts.first)
    #expect(layout.values.map(\.measure) == ["plan", "now"])
    #expect(layout.columns.ignore == [.text("Thực hiện so với cùng kỳ năm trước (%)")])
    #expect(draft.notes.contains { $0.vietnamese.contains("Thực hiện so với cùng kỳ năm trước (%)") })
  }

  @Test("A printed difference called “tăng/giảm” adds up and stays a measure; rates alone stay too")
  func otherRates() throws {
    let difference = try draft([
      ["STT", "Chỉ tiêu", "ĐVT", "Kỳ trước", "Kỳ này", "Tăng/giảm"], ["A", "B", "C", "1", "2", "3=2-1"],
      ["1", "Số hộ", "hộ"], ["2", "Số lớp", "lớp"],
    ])
    #expect(difference.schema.layouts.first?.values.count == 3)
    let rates = try draft([
      ["STT", "Chỉ tiêu", "Tỷ lệ nam (%)", "Tỷ lệ nữ (%)"], ["1", "Đi học"], ["2", "Bỏ học"],
    ])
    #expect(rates.schema.layouts.first?.values.count == 2)
  }

  // Percentages are kept as 0–100, so that a printed 3/1 compared with 95 was wrong in every row.
  @Test("A printed ratio of a percentage is multiplied by 100, in a grid and in a row, once")
  func percentages() throws {
    let grid = try draft(
      [
        ["TT", "Xã, phường, thị trấn", "Chỉ tiêu giao", "Đã tuyển", "Tỷ lệ (%)"],
        ["A", "B", "1", "2", "3=2/1"], ["1"], ["2"], [nil, "Tổng cộng"],
      ])
    #expect(grid.schema.rules.map(\.source) == ["A03 = A02 / A01 * 100"])
    let row = try draft([
      ["STT", "Nội dung", "Mã số", "Đơn vị tính", "Kết quả"], ["1", "Số hộ", "01", "hộ"],
      ["2", "Hộ có nước sạch", "02", "hộ"], ["3", "Tỷ lệ hộ có nước sạch (03=02/01)", "03", "%"],
      ["4", "Tỷ lệ hộ còn lại (04=(01-02)/01x100)", "04", "%"],
    ])
    #expect(row.schema.rules.map(\.source) == ["M03 = M02 / M01 * 100", "M04 = (M01 - M02) / M01 * 100"])
  }

  // "1" before the sign is the row that it stands on, which has the code 01 and no number.
  @Test("Arithmetic that calls its own row by the code means codes by the others too")
  func codes() throws {
    func rows(_ total: CellContent) -> [[CellContent?]] {
      [
        ["Nội dung", "Mã số", "Kết quả"], [total, "01"], ["1. Khiếu nại", "02"], ["2. Tố cáo", "03"],
        ["3. Kiến nghị", "04"], ["4. Đơn quá hạn", "05"],
      ]
    }
    let coded = try draft(rows("Tổng số đơn (1=2+3+4)")).schema
    #expect(coded.rules.map(\.source) == ["M01 = M02 + M03 + M04"])
    #expect(
      coded.rules.first?.message == "“Tổng số đơn” phải bằng “Khiếu nại” + “Tố cáo” + “Kiến nghị”.")
    // Without such a sign, or where it is the row's number, numbers are meant.
    let numbered = try draft(rows("Tổng số đơn (1+2+3)")).schema
    #expect(numbered.rules.map(\.source) == ["M01 = M02 + M03 + M04"])
    let own = try draft([
      ["TT", "Nội dung", "Mã số", "Kết quả"], ["1", "Tổng số đơn (1=2+3)", "01"],
      ["2", "Khiếu nại", "03"], ["3", "Tố cáo", "02"],
    ]).schema
    #expect(own.rules.map(\.source) == ["M01 = M03 + M02"])
  }

  // The form that is sent out has other column numbers than the office's own template.
  @Test("A rule of columns names them by their headings")
  func headings() throws {
    let grid = try draft(
      [
        ["TT", "Xã, phường, thị trấn", "Diện tích (ha)", nil, nil, "Ghi chú"],
        [nil, nil, "Tổng số", "Lúa", "Hoa màu"], ["A", "B", "(1)=(2)+(3)", "(2)", "(3)", "C"], ["1"], ["2"],
        [nil, "Tổng cộng"],
      ], merges: ["A1:A2", "B1:B2", "C1:E1", "F1:F2"])
    #expect(grid.schema.rules.map(\.message) == ["“Tổng số” phải bằng “Lúa” + “Hoa màu”."])
    // Under headings that differ in their upper row only, those tell them apart.
    let pairs = try draft(
      [
        ["TT", "Xã, phường, thị trấn", "Chỉ tiêu giao", nil, "Đã tuyển", nil, "Tỷ lệ (%)", nil],
        [nil, nil, "Mầm non", "Tiểu học", "Mầm non", "Tiểu học", "Mầm non", "Tiểu học"],
        ["A", "B", "1", "2", "3", "4", "5=3/1", "6=4/2"], ["1"], ["2"], [nil, "Tổng cộng"],
      ], merges: ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])
    #expect(
      pairs.schema.rules.first?.message == "“Tỷ lệ (%)” phải bằng “Đã tuyển” / “Chỉ tiêu giao” * 100.")
    let form = try draft([
      ["STT", "Nội dung", "Kỳ trước chuyển sang", "Tiếp nhận trong kỳ", "Đã giải quyết", "Còn tồn"],
      ["A", "B", "1", "2", "3", "4=1+2-3"], ["1", "Khiếu nại"], ["2", "Tố cáo"],
    ])
    #expect(
      form.schema.rules.first?.message
        == "“Còn tồn” phải bằng “Kỳ trước chuyển sang” + “Tiếp nhận trong kỳ” - “Đã giải quyết”.")
  }
}
