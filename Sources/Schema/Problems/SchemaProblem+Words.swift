// The words for forms, shapes and things, Vietnamese and English.

extension SchemaProblem.YAMLFeature {
  var words: (String, String) {
    switch self {
    case .anchors:
      (
        "Lược đồ không dùng neo và bí danh của YAML (&…, *…); chữ bắt đầu bằng & hoặc * phải đặt trong ngoặc kép.",
        "Anchors and aliases (&…, *…) are not used in schemas; put a text that begins with & or * in quotes."
      )
    case .tags:
      (
        "Lược đồ không dùng thẻ của YAML (!…); chữ bắt đầu bằng ! phải đặt trong ngoặc kép.",
        "Tags (!…) are not used in schemas; put a text that begins with ! in quotes."
      )
    case .documents:
      ("Tệp có nhiều văn bản YAML (---); chỉ được một.", "The file holds more than one YAML document (---).")
    case .complexKeys:
      ("Khóa phải là một chữ.", "A key has to be one text.")
    }
  }
}

extension SchemaProblem.Shape {
  var words: (String, String) {
    switch self {
    case .text: ("một giá trị", "a single value")
    case .list: ("một danh sách", "a list")
    case .mapping: ("các khóa (khóa: giá trị)", "keys with values (key: value)")
    case .textOrList: ("một giá trị hoặc danh sách giá trị", "a single value or a list of values")
    case .nothing: ("chỗ trống", "nothing")
    }
  }
}

extension SchemaProblem.Form {
  var words: (String, String) {
    switch self {
    case .code:
      (
        "mã gồm chữ, số, \".\", \"-\", \"_\", bắt đầu bằng chữ hoặc số",
        "a code of letters, digits, \".\", \"-\", \"_\" that begins with a letter or a digit"
      )
    case .plainCode:
      (
        "mã không dấu gồm chữ, số, \".\", \"-\", \"_\" (dùng trong tên tệp)",
        "a code of ASCII letters, digits, \".\", \"-\", \"_\" (it stands in file names)"
      )
    case .unreservedCode:
      ("mã khác với các từ và, hoặc, không, nếu, thì", "a code other than the words and, or, not, if, then")
    case .number: ("một số, như 1234.5", "a number such as 1234.5")
    case .wholeNumber(let range):
      (
        "số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    case .positiveNumber: ("một số lớn hơn 0", "a number above 0")
    case .nonNegativeNumber: ("một số từ 0 trở lên", "a number from 0 on")
    case .numberBetween(let low, let high):
      ("một số từ \(low) đến \(high)", "a number from \(low) to \(high)")
    case .flag: ("true hoặc false (có, không)", "true or false (yes, no)")
    case .day: ("ngày dạng 2020-08-29", "a day such as 2020-08-29")
    case .moment:
      ("thời điểm dạng 2020-09-05T17:00 hoặc 2020-09-05", "a time such as 2020-09-05T17:00 or 2020-09-05")
    case .tolerance: ("một số hoặc phần trăm, như 0, 1, 0.5%", "a number or a percentage, such as 0, 1, 0.5%")
    case .cell: ("một ô, như C4", "a cell such as C4")
    case .column: ("một cột, như =D", "a column such as =D")
    case .regularExpression(let words):
      ("biểu thức chính quy đúng (\(words))", "a valid regular expression (\(words))")
    case .boundedExpression:
      (
        "biểu thức chính quy đơn giản hơn: không lặp phần đã có lặp, và không lồng quá sâu",
        "a simpler regular expression: none that repeats what repeats itself, or is nested too deeply"
      )
    case .type:
      (
        "một trong: count, number, percent, money, date, text, yesno, choice(danh sách)",
        "one of count, number, percent, money, date, text, yesno, choice(list)"
      )
    case .aggregation:
      (
        "một trong: sum, mean, min, max, last, distinct, list, ratio(tử/mẫu), none",
        "one of sum, mean, min, max, last, distinct, list, ratio(numerator/denominator), none"
      )
    case .version: ("phiên bản dạng 1.0", "a version such as 1.0")
    case .timeZone: ("tên múi giờ, như Asia/Ho_Chi_Minh", "the name of a time zone such as Asia/Ho_Chi_Minh")
    case .findingCode:
      ("mã phát hiện như P300, hoặc mã quy tắc", "a finding's code such as P300, or a rule's code")
    case .text: ("chữ, không để trống", "a text that is not empty")
    }
  }
}

extension SchemaProblem.Thing {
  var words: (String, String) {
    switch self {
    case .round: ("kỳ", "a round")
    case .unit: ("đơn vị", "a unit")
    case .layout: ("biểu", "a layout")
    case .section: ("mục", "a section")
    case .choice: ("lựa chọn", "a choice")
    case .choiceList: ("danh sách lựa chọn", "a list of choices")
    case .indicator: ("chỉ tiêu", "an indicator")
    case .rule: ("quy tắc", "a rule")
    case .measure: ("số đo", "a measure")
    case .unitField: ("trường của đơn vị", "a unit's field")
    case .levelOrClass: ("đơn vị thuộc cấp hoặc loại", "a unit of level or class")
    case .column: ("cột", "a column")
    case .notation: ("ký hiệu", "a notation")
    }
  }
}
