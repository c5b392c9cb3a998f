/// What `tonghop` has to say about the fourth round, and why: the 30 mishaps that were put in.
enum IntendedFindings {
  /// Code, unit (`-`: none), indicator, and what happened.
  static let all: [(code: String, unit: String, indicator: String, what: String)] = [
    ("M600", "914", "-", "Giang Thành has not returned"),
    ("M601", "909", "-", "An Minh's workbook was saved three days after the returns were due"),
    ("F002", "906", "-", "Giồng Riềng set a password"),
    ("I022", "900", "-", "Hà Tiên sent its workbook of the third round"),
    ("F003", "902", "-", "Kiên Lương sent an .xls file"),
    ("F003", "QS", "-", "the military union sent a Word document that is named .xlsx"),
    ("F001", "BP", "-", "the border guard's workbook is a download that broke off"),
    ("I021", "904", "-", "Tân Hiệp worked in Kiên Hải's workbook and left its name in the unit's cell"),
    ("I021", "910", "-", "Vĩnh Thuận's return lies in a file named for U Minh Thượng"),
    ("I021", "913", "-", "U Minh Thượng's return lies in a file named for Vĩnh Thuận"),
    ("I020", "-", "-", "Long Xuyên is a city of another province"),
    ("B130", "899", "C00", "the total is 7 more than its parts"),
    ("P303", "899", "D06", "45 tonnes of waste: a hundred times too much"),
    ("T105", "903", "B10", "1.063 was typed where the point separates decimals"),
    ("T112", "903", "E04", "đồng instead of nghìn đồng"),
    ("B135", "905", "E02", "two digits changed places"),
    ("S017", "905", "C20", "a word was added to the label"),
    ("T101", "907", "C20", "#REF!"),
    ("F006", "908", "B01", "a formula without a value, as some programs save it"),
    ("C111", "909", "D03", "650 km of canals: metres"),
    ("B140", "909", "C01", "the grid's rows make 2 more than the form says"),
    ("T103", "911", "B20", "\"2 nghìn\""),
    ("F004", "911", "-", "the same workbook came twice"),
    ("S018", "911", "-", "a row that the form does not have"),
    ("C110", "912", "A05", "required and blank"),
    ("F007", "912", "C00", "a sum that was not recomputed"),
    ("C110", "DK", "A05", "\"đang tổng hợp\": not known yet (warning)"),
    ("M602", "CA", "-", "the blank form came back"),
    ("T100", "DHKG", "E04", "\"xem phụ lục\""),
    ("R120", "DHKG", "C20", "R-C20-TB: fewer residents than a third of the papers"),
  ]

  /// The list as `expected/intended.txt`: a line each, with tabs between.
  static var text: String {
    all.map { "\($0.code)\t\($0.unit)\t\($0.indicator)\t\($0.what)\n" }.joined()
  }
}
