/// A unit that sends a return.
struct SampleUnit {
  /// Its code in the schema, and its name there.
  let code: String, name: String
  /// The youth union's own name, `Thành Đoàn Rạch Giá`.
  let union: String
  /// Further names.
  let aliases: [String]
  /// Inhabitants; nil for a union that has no territory.
  let population: Int?
  /// The place written before a date.
  let place: String
  /// Its communes; empty for an affiliated union, which fills in no grid.
  let communes: [SampleCommune]
  /// Whether it is a district.
  var isDistrict: Bool { !communes.isEmpty }

  /// All units in the order of the schema.
  static let all: [SampleUnit] = districts() + affiliated()

  /// The unit with a code.
  static func with(_ code: String) -> SampleUnit {
    guard let unit = all.first(where: { $0.code == code }) else { preconditionFailure("no unit \(code)") }
    return unit
  }

  private static func districts() -> [SampleUnit] {
    var units: [SampleUnit] = []
    var head: [String] = []
    var communes: [SampleCommune] = []
    func close() {
      guard head.count == 5 else { return }
      units.append(
        SampleUnit(
          code: head[0], name: head[1], union: head[2], aliases: shortForms(of: head[1]),
          population: Int(head[3]), place: head[4], communes: communes))
    }
    for line in UnitTable.districts.split(separator: "\n") {
      if line.first == " " {
        communes += line.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
          .map { SampleCommune(text: $0) }
      } else {
        close()
        head = line.split(separator: ";").map { String($0.drop { $0 == " " }) }
        communes = []
      }
    }
    close()
    return units
  }

  private static func affiliated() -> [SampleUnit] {
    UnitTable.affiliated.split(separator: "\n").map { line in
      let fields = line.split(separator: ";").map { String($0.drop { $0 == " " }) }
      return SampleUnit(
        code: fields[0], name: fields[1], union: fields[1],
        aliases: fields[2].split(separator: ",").map { String($0.drop { $0 == " " }) }, population: nil,
        place: fields[3], communes: [])
    }
  }

  /// `TP. Rạch Giá`, `H. Hòn Đất`.
  private static func shortForms(of name: String) -> [String] {
    if name.hasPrefix("Thành phố ") { return ["TP. " + name.dropFirst(10)] }
    return name.hasPrefix("Huyện ") ? ["H. " + name.dropFirst(6)] : []
  }
}

/// A commune, ward or township.
struct SampleCommune {
  /// Its code.
  let code: String
  /// Its name without its kind, and with it.
  let bareName: String, name: String

  /// Reads `30763 X Phi Thông`.
  init(text: Substring) {
    let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
    code = parts[0]
    bareName = parts[2]
    name = (parts[1] == "P" ? "Phường " : parts[1] == "T" ? "Thị trấn " : "Xã ") + parts[2]
  }
}
