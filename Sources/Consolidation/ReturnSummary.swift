internal import Cells
internal import Facts
internal import Findings
internal import Schema
internal import SheetPlan
internal import VietnameseText

/// What became of each unit's return.
struct ReturnSummary: Sendable {
  /// Whether a unit has returned.
  enum Status: Sendable {
    case received, late, rejected, missing, notYetDue
    /// Its name.
    func name(_ words: Wording) -> String {
      switch self {
      case .received: words("Đã nộp", "Submitted")
      case .late: words("Nộp trễ", "Submitted late")
      case .rejected: words("Không hợp lệ", "Invalid")
      case .missing: words("Chưa nộp", "Not submitted")
      case .notYetDue: words("Chưa nộp (chưa đến hạn)", "Not submitted (not yet due)")
      }
    }
  }
  /// A reporting unit.
  struct Unit: Sendable {
    /// Its position in the schema.
    var position: Int
    var status: Status
    /// The workbook that counts; the one that was rejected, where there is no other.
    var input: RunInput?, rejected: RunInput?
    /// When it was received, and how many begun days after the due date.
    var received: RunMoment?, daysLate = 0
    /// What else came from the unit, with what became of it.
    var others: [String] = []
    /// The share of the required values that are there, in percent; nil where nothing came.
    var completeness: Double?
    /// Whether nothing came from it, due or not.
    var isMissing: Bool { status == .missing || status == .notYetDue }
    /// Findings by severity.
    var findings = [Int](repeating: 0, count: Severity.allCases.count)
  }
  /// The units in the schema's order.
  let units: [Unit]
  /// How many have returned (late ones too), of them late; how many have sent nothing; whose file cannot be used.
  var received: Int { units.count { $0.input != nil } }
  var late: Int { units.count { $0.status == .late } }
  var missing: Int { units.count(where: \.isMissing) }
  var rejected: Int { units.count { $0.status == .rejected } }

  /// Sums up a run.
  init(of view: RunView) {
    var inputs: [String: [RunInput]] = [:]
    for input in view.result.inputs {
      for unit in input.units.isEmpty ? [input.unit].compactMap({ $0 }) : input.units {
        inputs[unit, default: []].append(input)
      }
    }
    units = view.units.enumerated().map { column, position in
      let code = view.schema.units[position].code
      let own = inputs[code] ?? []
      var unit = Unit(position: position, status: .missing, input: view.inputOfUnit[code])
      unit.rejected = unit.input == nil ? own.first { $0.status == .rejected } : nil
      for finding in view.findingsByUnit[code] ?? [] {
        unit.findings[view.result.findings[finding].severity.rawValue] += 1
      }
      unit.others = own.filter { $0.file != unit.input?.file && $0.file != unit.rejected?.file }
        .map { $0.file + " (" + Self.name(of: $0.status, view.words) + ")" }
      if let change = view.result.resubmissions[code] { unit.others.append(view.words(change.message)) }
      if let input = unit.input {
        unit.received = input.received.flatMap { RunMoment($0) }
        if let due = view.result.round?.due { unit.daysLate = unit.received?.daysAfter(due) ?? 0 }
        unit.status = unit.daysLate > 0 ? .late : .received
        unit.completeness = Self.completeness(of: column, view)
      } else if unit.rejected != nil {
        unit.received = unit.rejected?.received.flatMap { RunMoment($0) }
        unit.status = .rejected
      } else if let due = view.result.round?.due, let now = view.moment, now.daysAfter(due) == 0 {
        unit.status = .notYetDue
      }
      return unit
    }
  }

  /// The name of what became of a workbook.
  static func name(of status: InputStatus, _ words: Wording) -> String {
    switch status {
    case .consolidated: words("Đã tổng hợp", "Consolidated")
    case .superseded: words("Đã thay bằng bản mới", "Superseded")
    case .duplicate: words("Nộp trùng", "Duplicate submission")
    case .rejected: words("Không hợp lệ", "Invalid")
    }
  }

  /// The share of the required values that say something, in percent; where nothing is required, of all that is asked.
  private static func completeness(of column: Int, _ view: RunView) -> Double? {
    var counts = (required: (filled: 0, all: 0), asked: (filled: 0, all: 0))
    for position in view.schema.indicators.indices {
      guard let fact = view.fact(unitColumn: column, indicator: position, measure: 0),
        fact.state != .notApplicable
      else { continue }
      let isFilled = fact.state != .blank && fact.state != .pending
      counts.asked.all += 1
      if isFilled { counts.asked.filled += 1 }
      guard view.schema.indicators[position].required else { continue }
      counts.required.all += 1
      if isFilled { counts.required.filled += 1 }
    }
    let count = counts.required.all > 0 ? counts.required : counts.asked
    return count.all > 0 ? Double(count.filled) * 100 / Double(count.all) : nil
  }
}

extension FigureText {
  /// A moment as `05/09/2020 17:00`; a day alone without a time.
  static func moment(_ moment: LocalMoment) -> String {
    let day = NumberText.day(year: moment.day.year, month: moment.day.month, day: moment.day.day)
    guard let minutes = moment.minutes else { return day }
    return day + " \(NumberText.padded(minutes / 60, 2)):\(NumberText.padded(minutes % 60, 2))"
  }
}

extension RunView {
  /// A range by its corners.
  func range(_ firstRow: Int, _ firstColumn: Int, _ lastRow: Int, _ lastColumn: Int) -> CellRange {
    CellRange(
      CellReference(row: firstRow, column: firstColumn), CellReference(row: lastRow, column: lastColumn))
  }
}
