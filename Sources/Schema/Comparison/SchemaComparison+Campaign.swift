internal import VietnameseText

/// Campaign, version, rounds and units.
extension SchemaComparison {
  mutating func compareCampaign() {
    let (one, other) = (old.campaign, new.campaign)
    compare(
      .campaign, nil, name: "",
      [
        ComparedField("code", "Mã", "Code", one.code, other.code),
        ComparedField("title", "Tên", "Title", one.title, other.title),
        ComparedField("issuer", "Cơ quan ban hành", "Issuer", one.issuer, other.issuer),
        ComparedField("superior", "Cơ quan cấp trên", "Superior office", one.superior, other.superior),
        ComparedField("language", "Ngôn ngữ", "Language", one.language.rawValue, other.language.rawValue),
        ComparedField("header", "Phần đầu trang", "Header block", one.header.rawValue, other.header.rawValue),
        ComparedField(
          "number_locale", "Cách viết số", "How numbers are written", one.numberLocale.rawValue,
          other.numberLocale.rawValue),
        ComparedField("dash", "Dấu “-” nghĩa là", "Meaning of “-”", one.dash.rawValue, other.dash.rawValue),
        ComparedField(
          "notations", "Ký hiệu riêng", "Notations", one.notations.map { "\($0.word) = \($0.state)" },
          other.notations.map { "\($0.word) = \($0.state)" }),
        ComparedField("time_zone", "Múi giờ", "Time zone", one.timeZone, other.timeZone),
        ComparedField(
          "convert", "Tự chuyển .xls, .ods, .csv", "Converting .xls, .ods, .csv", one.convert, other.convert),
        ComparedField("synthetic", "Số liệu minh họa", "Made-up figures", one.synthetic, other.synthetic),
      ])
    compare(
      .version, nil, name: "", [ComparedField("version", "Phiên bản", "Version", old.version, new.version)])
  }

  mutating func compareRounds() {
    let both = pairs(
      .rounds, old.rounds, new.rounds, code: { $0.code }, name: { $0.title.isEmpty ? $0.code : $0.title },
      word: ("đợt", "round"))
    for (one, other) in both {
      compare(
        .rounds, one.code, name: one.code,
        [
          ComparedField("title", "tên", "title", one.title, other.title),
          ComparedField("aliases", "tên khác", "aliases", one.aliases, other.aliases),
          ComparedField("date", "ngày", "date", SchemaText.day(one.date), SchemaText.day(other.date)),
          ComparedField("due", "hạn nộp", "due", SchemaText.moment(one.due), SchemaText.moment(other.due)),
          ComparedField(
            "closes", "khóa sổ", "closes", SchemaText.moment(one.closes), SchemaText.moment(other.closes)),
          ComparedField("year", "năm", "year", one.year.map { "\($0)" }, other.year.map { "\($0)" }),
        ])
    }
    compare(
      .rounds, nil, name: "",
      [ComparedField("current", "Đợt đang tổng hợp", "Current round", old.current, new.current)])
  }

  mutating func compareUnits() {
    let both = pairs(
      .units, old.units, new.units, code: { $0.code }, name: { $0.name }, word: ("đơn vị", "unit"))
    for (one, other) in both {
      func fields(_ unit: ReportingUnit) -> [String] {
        unit.fields.map { "\($0.name) = \(NumberText.plain($0.value))" }
      }
      compare(
        .units, one.code, name: "\(one.code) “\(other.name)”",
        [
          ComparedField("name", "tên", "name", one.name, other.name),
          ComparedField("aliases", "tên khác", "aliases", one.aliases, other.aliases),
          ComparedField("level", "cấp", "level", one.level, other.level),
          ComparedField("class", "loại", "class", one.unitClass, other.unitClass),
          ComparedField("parent", "thuộc", "parent", one.parent, other.parent),
          ComparedField("reports", "phải báo cáo", "reports", one.reports, other.reports),
          ComparedField(
            "population", "dân số", "population", one.population.map { NumberText.plain($0) },
            other.population.map { NumberText.plain($0) }),
          ComparedField("fields", "số liệu khác", "further numbers", fields(one), fields(other)),
          ComparedField("contact", "liên hệ", "contact", one.contact, other.contact),
          ComparedField(
            "valid_from", "hiệu lực từ", "valid from", SchemaText.day(one.validFrom),
            SchemaText.day(other.validFrom)),
          ComparedField(
            "valid_to", "hiệu lực đến", "valid to", SchemaText.day(one.validTo), SchemaText.day(other.validTo)
          ),
        ])
    }
    func entries(_ schema: CampaignSchema) -> [String] {
      schema.crosswalk.map { entry in
        "\(entry.from) → \(entry.to)" + (entry.weight == 1 ? "" : " × \(NumberText.plain(entry.weight))")
          + (SchemaText.day(entry.date).map { " (\($0))" } ?? "")
      }
    }
    compare(
      .units, nil, name: "",
      [
        ComparedField(
          "crosswalk", "Sáp nhập, chia tách", "Merged and split units", entries(old), entries(new))
      ])
  }
}
