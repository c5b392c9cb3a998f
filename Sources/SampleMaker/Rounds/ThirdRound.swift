import SheetPlan

private import Foundation

/// Round 3 of 2020: every unit has returned in time, and each office has ways of its own that do no harm.
enum ThirdRound {
  /// The round.
  static let round = SampleRound.third

  /// The returns, in the order of the schema; the one that a later one took the place of stands first.
  static func returns() -> [ReturnContent] {
    [superseded()]
      + SampleUnit.all.enumerated().map { position, unit in
        let figures = ReturnFigures.thirdRound(of: unit)
        var habits = habits(of: unit.code)
        habits.saved = round.moment(
          daysLater: 2 + position % 5, hour: 8 + position * 5 % 9, minute: position * 17 % 60)
        return ReturnContent(unit: unit, round: round, figures: figures, habits: habits, mistakes: Mistakes())
      }
  }

  /// What Châu Thành sent first; three figures differ from what it sent a day later.
  private static func superseded() -> ReturnContent {
    let unit = SampleUnit.with("905")
    var figures = ReturnFigures.thirdRound(of: unit)
    figures.numbers["D06"] = figures["D06"] - 30
    figures.numbers["B20"] = figures["B20"] - 150
    figures.numbers["E04"] = figures["E04"] + 200
    var habits = habits(of: unit.code)
    habits.file = "Chau Thanh - bieu so lieu.xlsx"
    habits.saved = round.moment(daysLater: 2, hour: 9, minute: 10)
    return ReturnContent(unit: unit, round: round, figures: figures, habits: habits, mistakes: Mistakes())
  }

  /// How an office works.
  static func habits(of unit: String) -> Habits {
    switch unit {
    case "899":
      Habits(file: "Rach Gia.xlsx")
    case "900":
      Habits(file: "Báo cáo Ngày thứ bảy tình nguyện - Thành Đoàn Hà Tiên.xlsx").with {
        $0.hasFormulas = true
        $0.contents = ["D06": .text("trên 1.030")]
        $0.furtherTitle = "(Kèm theo Báo cáo của Ban Thường vụ Thành Đoàn)"
      }
    case "902":
      Habits(file: "Email/Kiên Lương/BC dot 3.xlsx").with {
        $0.formSheet = "BIỂU 1"
        $0.gridSheet = "BIỂU 2"
        $0.firstRow = 2
        $0.dateText = "29/8/2020"
      }
    case "903":
      Habits(file: "03. Huyện Hòn Đất.xlsx").with {
        $0.hasFormulas = true
        $0.unitText = "H. Hòn Đất"
        $0.notes = ["A04": "Có 12 đội hình thường trực, 02 đội lưu động"]
      }
    case "904":
      Habits(file: "TÂN HIỆP_biểu số liệu đợt 3.xlsx").with {
        $0.columns = [.number, .label, .value, .unit, .note]
        $0.roundText = "Đợt 3"
      }
    case "905":
      Habits(file: "Chau Thanh - bieu so lieu (2).xlsx").with { $0.slotsInOneCell = true }
    case "906":
      Habits(file: "Giồng Riềng.xlsx").with {
        $0.hasFormulas = true
        $0.firstRow = 3
        $0.furtherTitle = "(Số liệu tính đến hết ngày 30/8/2020)"
      }
    case "907":
      Habits(file: "Gò Quao - Kết quả đợt 3.xlsx".decomposedStringWithCanonicalMapping).with {
        $0.isDecomposed = true
        $0.contents = ["D06": .text("1.370")]
      }
    case "908":
      Habits(file: "Zalo/An Bien chinh thuc.xlsx").with {
        $0.hasFormulas = true
        $0.columns = [.number, .label, .unit, .value, .note, .signature]
      }
    case "909":
      Habits(file: "Zalo/bc an minh.xlsx").with { $0.roundText = "ĐỢT 3 NĂM 2020" }
    case "910":
      Habits(file: "Huyen_Doan_Vinh_Thuan_TBTN.xlsx").with {
        $0.hasColumnNumbers = false
        $0.writesDash = true
        $0.dateText = "29/08/2020"
      }
    case "911":
      Habits(file: "Phú Quốc - BC đợt 3 (1).xlsx").with {
        $0.writesBareCommunes = true
        $0.hasPeopleSheet = true
        $0.font = "Arial"
        $0.size = 12
      }
    case "912":
      Habits(file: "Kien Hai.xlsx").with {
        $0.hasFormulas = true
        $0.contents = ["A04": .text("04"), "B01": .text("04")]
      }
    case "913":
      Habits(file: "BC_U Minh Thượng_final.xlsx").with {
        $0.firstColumn = 2
        $0.unitText = "HUYỆN ĐOÀN U MINH THƯỢNG"
      }
    case "914":
      Habits(file: "Giang Thành 31-8.xlsx").with {
        $0.formSheet = "Mẫu 1"
        $0.gridSheet = "Mẫu 2"
        $0.slotsInOneCell = true
        $0.roundText = "Đợt 3/2020"
      }
    case "DK":
      Habits(file: "Truc thuoc/Đoàn Khối CQ-DN.xlsx").with {
        $0.notApplicable = "x"
        $0.unitText = "Đoàn Khối CQ-DN tỉnh"
      }
    case "CA":
      Habits(file: "Truc thuoc/Đoàn TN Công an tỉnh.xlsx").with {
        $0.hasFormulas = true
        $0.columns = [.number, .label, .unit, .value]
      }
    case "QS":
      Habits(file: "Truc thuoc/Quan su tinh.xlsx").with {
        $0.hasFormulas = true
        $0.notApplicable = "x"
      }
    case "BP":
      Habits(file: "Truc thuoc/BĐBP.xlsx").with {
        $0.writesDash = true
        $0.unitText = "BĐBP tỉnh"
        $0.firstRow = 2
      }
    case "DHKG":
      Habits(file: "Truc thuoc/ĐH Kiên Giang.xlsx").with {
        $0.formSheet = "Sheet1"
        $0.contents = ["C15": .text("14 hồ sơ")]
      }
    default:
      Habits(file: "Truc thuoc/Cao dang Kien Giang.xlsx").with {
        $0.slotsInOneCell = true
        $0.contents = ["E01": .text("165"), "B10": .text("76")]
      }
    }
  }
}

extension ThirdRound {
  /// Writes the campaign's folder.
  static func write(to folder: Folder) throws {
    let returns = returns()
    try folder.write(SchemaText.yaml(current: round), to: "schema.yaml")
    for content in returns { try folder.write(content) }
    try folder.write(OwnerFile.bytes(user: "VAN PHONG HUYEN DOAN"), to: "~$03. Huyện Hòn Đất.xlsx")
    let lines = [
      "TINH DOAN KIEN GIANG", "BCH HUYEN DOAN GIONG RIENG", "",
      "Bieu so lieu Ngay thu bay tinh nguyen, dot 3 nam 2020 (ban co dau).",
      "So lieu nhu tep Excel gui kem. So lieu minh hoa.",
    ]
    try folder.write(PortableDocument.bytes(lines: lines), to: "Giồng Riềng.pdf")
    try folder.write(
      """
      file,received_at
      Zalo/An Bien chinh thuc.xlsx,2020-09-01T15:20
      Kien Hai.xlsx,2020-09-03T09:05
      Truc thuoc/Quan su tinh.xlsx,2020-09-03T14:40

      """, to: "received.csv")
    try folder.write(ExpectedTotals.text(of: returns), to: "expected/totals.txt")
    try folder.write("2020-09-06\n", to: "expected/as-of.txt")
  }
}
