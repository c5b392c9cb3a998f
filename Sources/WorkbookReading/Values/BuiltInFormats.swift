/// The number formats that a file need not define (ECMA-376 Part 1, 18.8.30), as the English Excel has them.
enum BuiltInFormats {
  /// The code of a built-in format; `General` for numbers that are none. The formats of East Asian Excels differ by
  /// language; here they have the code of the nearest English one.
  static func code(_ identifier: Int) -> String {
    switch identifier {
    case 32...35, 55, 56: "h:mm:ss"
    case 27...31, 36, 50...54, 57, 58: "mm-dd-yy"
    default: codes[identifier] ?? "General"
    }
  }

  /// What a built-in format makes of numbers. 27–36 and 50–58 are dates of East Asian Excels.
  static func format(_ identifier: Int) -> NumberFormat {
    switch identifier {
    case 14...22, 27...36, 45, 47, 50...58: NumberFormat(.date)
    case 46: NumberFormat(.duration)
    case 9, 10: NumberFormat(.percent)
    default: NumberFormat(.number)
    }
  }

  private static let codes: [Int: String] = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "\"$\"#,##0_);\\(\"$\"#,##0\\)", 6: "\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)",
    7: "\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)", 8: "\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)", 41: "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
    42: "_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)",
    43: "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
    44: "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mmss.0", 48: "##0.0E+0", 49: "@",
  ]
}
