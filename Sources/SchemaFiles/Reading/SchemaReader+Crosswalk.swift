import Schema
import VietnameseText

/// What became of units.
extension SchemaReader {
  /// `crosswalk`.
  func readCrosswalk() {
    var entries: [(entry: CrosswalkEntry, reader: MappingReader)] = []
    for reader in root.mappings("crosswalk", keys: SchemaKeys.crosswalk) {
      for key in ["from", "to"] where reader.value(key) == nil { reader.missing(key) }
      var entry = CrosswalkEntry(
        from: reader.reference("from", to: unitNames) ?? "", to: reader.reference("to", to: unitNames) ?? "")
      entry.date = reader.day("date")
      entry.weight = reader.number("weight", .numberBetween(0, 1)) { 0...1 ~= $0 } ?? 1
      entry.source = reader.text("source")
      schema.crosswalk.append(entry)
      if !entry.from.isEmpty, entry.from == entry.to {
        reader.inconsistent(
          "to", vietnamese: "Đơn vị \(entry.from) không thể được thay bằng chính nó.",
          english: "The unit \(entry.from) cannot be succeeded by itself.")
      } else if !entry.from.isEmpty, !entry.to.isEmpty {
        entries.append((entry, reader))
      }
    }
    var days: Set<CalendarDay?> = []
    for date in entries.map(\.entry.date) where days.insert(date).inserted {
      let day = entries.filter { $0.entry.date == date }
      reportShares(of: day)
      reportCircles(of: day)
    }
  }

  /// Notes units of which more than the whole goes to others on one day.
  private func reportShares(of day: [(entry: CrosswalkEntry, reader: MappingReader)]) {
    var given: [String: Double] = [:]
    for (entry, reader) in day {
      let before = given[entry.from] ?? 0
      let sum = before + entry.weight
      given[entry.from] = sum
      guard sum > Self.largestSum, before <= Self.largestSum else { continue }
      let percent = (sum * 10_000).rounded() / 100
      reader.inconsistent(
        "weight",
        vietnamese:
          "Các phần (weight) của đơn vị \(entry.from) cộng lại được \(NumberText.vietnamese(percent))%, quá 100%.",
        english:
          "The shares (weight) of the unit \(entry.from) add up to \(NumberText.english(percent))%, more than 100%."
      )
    }
  }
  /// Shares of a third each, written with four digits, may add up to a little more than 1.
  private static let largestSum = 1.001

  /// Notes units that are merged into one another on one day, each with all that it has: nobody would be left. Boundaries
  /// moved both ways are shares, and who was merged may stand again on another day.
  private func reportCircles(of day: [(entry: CrosswalkEntry, reader: MappingReader)]) {
    let whole = day.filter { $0.entry.weight == 1 }
    let next = Dictionary(whole.map { ($0.entry.from, $0.entry.to) }) { first, _ in first }
    var told: Set<String> = []
    for (entry, reader) in whole where !told.contains(entry.from) {
      var circle = [entry.from]
      var seen: Set = [entry.from]
      while let unit = circle.last.flatMap({ next[$0] }), seen.insert(unit).inserted { circle.append(unit) }
      guard circle.last.flatMap({ next[$0] }) == entry.from else { continue }
      told.formUnion(circle)
      let way = (circle.prefix(10) + [entry.from]).joined(separator: " → ")
      reader.inconsistent(
        "to", vietnamese: "Các đơn vị được thay bằng nhau theo vòng tròn: \(way).",
        english: "The units succeed one another in a circle: \(way).")
    }
  }
}
