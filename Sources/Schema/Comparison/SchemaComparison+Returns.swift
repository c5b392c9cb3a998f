internal import VietnameseText

/// What the differences mean for returns that were made on the old template.
extension SchemaComparison {
  mutating func addEffects() {
    let touchesTemplate = changes.contains { change in
      switch change.area {
      case .layouts: true
      case .sections: true
      case .indicators:
        [.added, .dropped, .renamed, .moved, .replaced].contains(change.kind) || change.key == "type"
      default: false
      }
    }
    addVersionEffect(touchesTemplate: touchesTemplate)
    addLabelEffects()
    addMissingEffects()
    addColumnEffects()
    addTypeEffects()
    addUnitEffects()
  }

  /// One sentence about returns.
  private mutating func effect(_ code: String?, key: String?, _ vietnamese: String, _ english: String) {
    add(.returns, .effect, code, key: key, vietnamese, english)
  }

  private mutating func addVersionEffect(touchesTemplate: Bool) {
    func major(_ version: String) -> Substring { version.prefix { $0 != "." } }
    if old.version == new.version {
      guard touchesTemplate else { return }
      effect(
        nil, key: "S015",
        "Mẫu đã thay đổi nhưng phiên bản vẫn là \(new.version): chương trình không phân biệt được báo cáo làm theo mẫu cũ (S015). Hãy tăng Phiên bản (version).",
        "The template has changed but the version is still \(new.version): returns on the old template cannot be told apart (S015). Raise the version."
      )
    } else if major(old.version) != major(new.version) {
      effect(
        nil, key: "S015",
        "Báo cáo mang phiên bản \(old.version) sẽ bị cảnh báo (S015, khác số phiên bản chính) nhưng vẫn được tổng hợp.",
        "Returns of version \(old.version) get a warning (S015, the major number differs) and are consolidated all the same."
      )
    } else {
      effect(
        nil, key: "S015",
        "Báo cáo mang phiên bản \(old.version) chỉ có một phát hiện mức thông tin (S015) và vẫn được tổng hợp.",
        "Returns of version \(old.version) get a remark only (S015) and are consolidated.")
    }
  }

  /// Whether the printed labels of the old template are still known.
  private mutating func addLabelEffects() {
    let before = Dictionary(old.indicators.map { ($0.code, $0) }) { first, _ in first }
    for indicator in new.indicators {
      let former = before[indicator.code] ?? indicator.replaces.flatMap { before[$0] }
      guard let former, TextKey.toned(former.label) != TextKey.toned(indicator.label) else { continue }
      let (code, label) = (indicator.code, former.label)
      if indicator.aliases.contains(where: { TextKey.toned($0) == TextKey.toned(label) }) {
        effect(
          code, key: "label", "\(code): nhãn cũ “\(label)” vẫn được nhận ra vì nằm trong Tên khác (aliases).",
          "\(code): the old label “\(label)” is still known, for it is among the aliases.")
      } else if let printed = former.printedCode, printed == indicator.printedCode {
        effect(
          code, key: "label", "\(code): nhãn cũ “\(label)” vẫn được nhận ra nhờ mã in “\(printed)”.",
          "\(code): the old label “\(label)” is still recognised by its printed code “\(printed)”.")
      } else {
        addLikeness(code, label, indicator.label)
      }
    }
  }

  private mutating func addLikeness(_ code: String, _ old: String, _ label: String) {
    let remedy = (
      "thêm “\(old)” vào Tên khác (aliases) của \(code)", "add “\(old)” to the aliases of \(code)"
    )
    switch LabelLikeness.between(old, label) {
    case new.thresholds.labelAccept...:
      effect(
        code, key: "label",
        "\(code): nhãn cũ “\(old)” gần giống nhãn mới nên có lẽ vẫn được nhận ra; cho chắc, \(remedy.0).",
        "\(code): the old label “\(old)” is so like the new one that it will probably be recognised; to be sure, \(remedy.1)."
      )
    case new.thresholds.labelAsk...:
      effect(
        code, key: "label",
        "\(code): nhãn cũ “\(old)” có thể chỉ được nhận ra kèm câu hỏi (S012); hãy \(remedy.0).",
        "\(code): the old label “\(old)” may be recognised with a question only (S012); \(remedy.1).")
    default:
      effect(
        code, key: "label",
        "\(code): nhãn cũ “\(old)” sẽ không được nhận ra (S011, S018); nếu vẫn là chỉ tiêu đó, hãy \(remedy.0).",
        "\(code): the old label “\(old)” will not be recognised (S011, S018); if it is the same indicator, \(remedy.1)."
      )
    }
  }

  /// Rows that the old template lacks, and rows that nobody asks for any more.
  private mutating func addMissingEffects() {
    let before = Set(old.indicators.map(\.code))
    let now = Set(new.indicators.map(\.code))
    let known = Set(old.indicators.flatMap { [$0.label] + $0.aliases }.map { TextKey.toned($0) })
    let added = new.indicators.filter { indicator in
      !before.contains(indicator.code) && indicator.replaces.map(before.contains) != true
        && !([indicator.label] + indicator.aliases).contains { known.contains(TextKey.toned($0)) }
    }
    if !added.isEmpty {
      let codes = added.map(\.code).joined(separator: ", ")
      effect(
        nil, key: "S011",
        "Mẫu cũ không có \(added.count) chỉ tiêu mới (\(codes)): mỗi báo cáo theo mẫu cũ sẽ bị báo thiếu (S011), số liệu để trống.",
        "The old template lacks \(added.count) new indicators (\(codes)): each return on it will miss them (S011), their figures stay blank."
      )
    }
    let taken = Set(new.indicators.compactMap(\.replaces))
    let labels = Set(new.indicators.flatMap { [$0.label] + $0.aliases }.map { TextKey.toned($0) })
    let dropped = old.indicators.filter {
      !now.contains($0.code) && !taken.contains($0.code) && !labels.contains(TextKey.toned($0.label))
    }
    if !dropped.isEmpty {
      let codes = dropped.map(\.code).joined(separator: ", ")
      effect(
        nil, key: "S018",
        "Số liệu ở dòng của \(dropped.count) chỉ tiêu đã bỏ (\(codes)) không được tổng hợp và sẽ hiện là nội dung chưa nhận ra (S018).",
        "Figures in the rows of \(dropped.count) dropped indicators (\(codes)) are not consolidated and show up as unrecognised (S018)."
      )
    }
  }

  /// Value columns that the old template lacks, and those that are no longer read.
  private mutating func addColumnEffects() {
    let before = Dictionary(old.layouts.map { ($0.code, $0) }) { first, _ in first }
    for layout in new.layouts {
      guard let former = before[layout.code] else {
        effect(
          layout.code, key: "S010",
          "Mẫu cũ không có biểu \(layout.code): đơn vị phải nộp biểu này sẽ bị báo thiếu trang tính (S010).",
          "The old template has no layout \(layout.code): units that have to fill it in will miss the sheet (S010)."
        )
        continue
      }
      let had = Set(former.values.flatMap(\.column).map(Self.key))
      let reads = Set((layout.values.flatMap(\.column) + layout.columns.ignore).map(Self.key))
      for value in layout.values
      where value.derived == nil && had.isDisjoint(with: value.column.map(Self.key)) {
        let name = SchemaText.patterns(value.column).first ?? value.measure
        effect(
          layout.code, key: value.measure,
          "Biểu \(layout.code): mẫu cũ không có cột “\(name)”, số liệu \(value.measure) của báo cáo cũ để trống.",
          "Layout \(layout.code): the old template has no column “\(name)”, so the \(value.measure) figures of old returns are blank."
        )
      }
      for value in former.values where reads.isDisjoint(with: value.column.map(Self.key)) {
        let name = SchemaText.patterns(value.column).first ?? value.measure
        effect(
          layout.code, key: value.measure,
          "Biểu \(layout.code): cột “\(name)” của mẫu cũ không còn được đọc (S018); nếu vẫn cần, thêm tên này vào cột mới.",
          "Layout \(layout.code): the column “\(name)” of the old template is no longer read (S018); if it still counts, add the name to the new column."
        )
      }
    }
  }

  private static func key(_ pattern: TextPattern) -> String {
    switch pattern {
    case .text(let text): TextKey.toned(text)
    case .expression(let text): "/" + text
    case .column(let number): "=\(number)"
    }
  }

  /// Figures that were of another kind.
  private mutating func addTypeEffects() {
    let before = Dictionary(old.indicators.map { ($0.code, $0) }) { first, _ in first }
    for indicator in new.indicators {
      guard let former = before[indicator.code] else { continue }
      if former.type.isNumeric != indicator.type.isNumeric {
        effect(
          indicator.code, key: "type",
          "\(indicator.code): kiểu đổi từ \(former.type.written) sang \(indicator.type.written); giá trị trong báo cáo cũ có thể không đọc được (T100) và không so được với các đợt trước.",
          "\(indicator.code): the type changes from \(former.type.written) to \(indicator.type.written); values of old returns may be unreadable (T100) and cannot be compared with earlier rounds."
        )
      } else if former.scale != indicator.scale
        || TextKey.bare(former.unit ?? "") != TextKey.bare(indicator.unit ?? "")
      {
        effect(
          indicator.code, key: "unit",
          "\(indicator.code): đơn vị tính đổi từ “\(former.unit ?? "")” sang “\(indicator.unit ?? "")”; số của báo cáo cũ giữ nguyên như đã ghi, hãy kiểm tra trước khi cộng và khi so với các đợt trước. Nếu muốn số các đợt trước được quy đổi, hãy giữ \(indicator.code) như cũ đến hết đợt trước (Đến kỳ, valid_to) và thêm chỉ tiêu mới ghi Thay cho (replaces) \(indicator.code).",
          "\(indicator.code): the unit of measure changes from “\(former.unit ?? "")” to “\(indicator.unit ?? "")”; figures of old returns are kept as they stand, look at them before they are added up or compared. To have earlier figures converted, keep \(indicator.code) as it was up to the round before (valid_to) and add a new indicator that replaces \(indicator.code)."
        )
      }
    }
  }

  /// Units whose returns nobody expects any more, and those that have to return now.
  private mutating func addUnitEffects() {
    let now = Dictionary(new.units.map { ($0.code, $0) }) { first, _ in first }
    let gone = old.units.filter { $0.reports && now[$0.code]?.reports != true }
    let joined = Set(new.crosswalk.map(\.from))
    for unit in gone where !joined.contains(unit.code) {
      effect(
        unit.code, key: "I020",
        "\(unit.code) “\(unit.name)”: không còn là đơn vị báo cáo; báo cáo của đơn vị này sẽ bị loại (I020). Nếu sáp nhập, hãy khai ở bảng sáp nhập (trang sap_nhap, YAML: crosswalk).",
        "\(unit.code) “\(unit.name)” no longer reports; its returns will be rejected (I020). If it was merged, give a crosswalk entry."
      )
    }
    let before = Set(old.units.filter(\.reports).map(\.code))
    let fresh = new.units.filter { $0.reports && !before.contains($0.code) }
    if !fresh.isEmpty {
      let codes = fresh.prefix(10).map(\.code).joined(separator: ", ") + (fresh.count > 10 ? ", …" : "")
      effect(
        nil, key: "M600",
        "\(fresh.count) đơn vị mới phải nộp báo cáo (\(codes)); chưa nộp sẽ bị báo thiếu (M600).",
        "\(fresh.count) more units have to return (\(codes)); those that do not are missing (M600).")
    }
  }
}

/// How alike two labels are, 0–1: by their words and by their letters, whichever is more.
enum LabelLikeness {
  /// The likeness of two labels.
  static func between(_ one: String, _ other: String) -> Double {
    let (first, second) = (TextKey.toned(one), TextKey.toned(other))
    let letters = (Array(first.unicodeScalars), Array(second.unicodeScalars))
    let longest = max(letters.0.count, letters.1.count)
    guard longest > 0, longest <= 1000 else { return first == second ? 1 : 0 }
    let byLetters = 1 - Double(EditDistance.between(letters.0, letters.1)) / Double(longest)
    let words = (Set(first.split(separator: " ")), Set(second.split(separator: " ")))
    let byWords = 2 * Double(words.0.intersection(words.1).count) / Double(words.0.count + words.1.count)
    return max(byLetters, byWords * 0.95)
  }
}
