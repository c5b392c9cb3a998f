import Schema

/// The units, and the names they give to expressions.
extension SchemaReader {
  /// `units`.
  func readUnits() {
    _ = fieldNames.add("population", line: 0)
    schema.units.reserveCapacity(units.count)
    var isReportingKnown = unitNames.isComplete
    for coded in units {
      let reader = coded.reader
      var unit = ReportingUnit(code: coded.code ?? "", name: reader.requiredText("name"))
      unit.aliases = reader.texts("aliases")
      unit.level = reader.word("level") ?? ""
      unit.unitClass = reader.word("class")
      unit.parent = reader.reference("parent", to: unitNames)
      let reports = reader.optionalFlag("reports")
      if reports == nil, reader.value("reports") != nil { isReportingKnown = false }
      unit.reports = reports ?? false
      unit.population = reader.number("population", .nonNegativeNumber) { $0 >= 0 }
      unit.fields = fields(reader)
      unit.contact = reader.text("contact")
      unit.validFrom = reader.day("valid_from")
      unit.validTo = reader.day("valid_to")
      if let from = unit.validFrom, let to = unit.validTo, to < from {
        reader.inconsistent(
          "valid_to", vietnamese: "valid_to đứng trước valid_from.", english: "valid_to is before valid_from."
        )
      }
      let line = reader.position.line
      if !unit.level.isEmpty { _ = levelNames.add(unit.level, line: line) }
      if let unitClass = unit.unitClass { _ = levelNames.add(unitClass, line: line) }
      schema.units.append(unit)
    }
    if !unitNames.isComplete {
      levelNames.isComplete = false
      fieldNames.isComplete = false
    }
    if isReportingKnown, !schema.units.isEmpty, !schema.units.contains(where: \.reports) {
      root.inconsistent(
        "units", vietnamese: "Không đơn vị nào có reports: true, nên không ai gửi báo cáo.",
        english: "No unit has reports: true, so nobody sends a return.")
    }
    reportCycles(of: .unit, schema.units.map(\.code), parents: schema.units.map(\.parent), in: units)
  }

  private func fields(_ reader: MappingReader) -> [UnitField] {
    let entries = reader.freeMapping("fields")
    if entries.isEmpty { return [] }
    let path = reader.path.child("fields")
    return entries.compactMap { entry in
      let place = path.child(entry.key)
      guard SchemaCode.isValid(entry.key), !SchemaCode.isReserved(entry.key), entry.key != "population" else {
        let form: SchemaProblem.Form = SchemaCode.isReserved(entry.key) ? .unreservedCode : .code
        if entry.key == "population" {
          reader.inconsistent(
            "fields", vietnamese: "Dân số ghi ở khóa population của đơn vị, không ghi trong fields.",
            english: "The population is a key of the unit itself, not one of its fields.")
        } else {
          problems.report(.otherForm(found: entry.key, expected: form), at: entry.position, path: place)
        }
        return nil
      }
      guard case .text(let text, _) = entry.value.content, let value = ScalarText.number(text.trimmed) else {
        let reason: SchemaProblem.Reason =
          if case .text(let text, _) = entry.value.content {
            .otherForm(found: text, expected: .number)
          } else {
            .otherShape(found: entry.value.shape, expected: .text)
          }
        problems.report(reason, at: entry.value.position, path: place)
        fieldNames.isComplete = false
        return nil
      }
      _ = fieldNames.add(entry.key, line: entry.position.line)
      return UnitField(name: entry.key, value: value)
    }
  }

  /// Notes every circle of parents once, at the first of its members in the file.
  func reportCycles(of thing: SchemaProblem.Thing, _ codes: [String], parents: [String?], in coded: [Coded]) {
    let positions = Dictionary(zip(codes, codes.indices)) { first, _ in first }
    // 0: not walked; otherwise the number of the walk that came by.
    var walked = [Int](repeating: 0, count: codes.count)
    for start in codes.indices where walked[start] == 0 {
      var place = start
      var trail: [Int] = []
      while walked[place] == 0 {
        walked[place] = start + 1
        trail.append(place)
        guard let parent = parents[place].flatMap({ positions[$0] }) else { break }
        place = parent
        guard walked[place] == start + 1 else { continue }
        let circle = trail[(trail.firstIndex(of: place) ?? 0)...]
        let first = circle.min() ?? place
        coded[first].reader.report(
          .cycle(circle.prefix(10).map { codes[$0] } + [codes[place]], of: thing), "parent")
      }
    }
  }
}
