internal import Schema

/// Measures that are computed from one another in a circle, so that none of them can be computed.
extension SchemaReader {
  /// Reports each circle once, at the first of its columns. `values` are those that `readers` read.
  func reportCircles(of values: [ValueColumn], in readers: [MappingReader]) {
    let used = Dictionary(
      values.map { ($0.measure, $0.derived?.measuresOfRow ?? []) }, uniquingKeysWith: { first, _ in first })
    /// The measures that a measure needs, over any number of steps.
    func needed(by measure: String) -> Set<String> {
      var found: Set<String> = []
      var open = used[measure] ?? []
      while let next = open.popLast() {
        if found.insert(next).inserted { open += used[next] ?? [] }
      }
      return found
    }
    var told: Set<String> = []
    for (value, reader) in zip(values, readers) {
      let circle = needed(by: value.measure)
      guard circle.contains(value.measure), !told.contains(value.measure) else { continue }
      let others = values.map(\.measure).filter {
        circle.contains($0) && needed(by: $0).contains(value.measure)
      }
      told.formUnion(others)
      let names = others.joined(separator: ", ")
      reader.inconsistent(
        "derived", vietnamese: "Các cột được tính vòng quanh từ nhau: \(names).",
        english: "These columns are computed from one another in a circle: \(names).")
    }
  }
}
