internal import Pipeline
internal import Schema
internal import VietnameseText

/// What `tonghop explain --thresholds` prints: a small table a round, and which figures come in or go.
struct ThresholdTable {
  let trial: ThresholdTrial
  let language: Language

  /// The lines.
  var lines: [String] {
    guard !trial.rounds.isEmpty else {
      return [
        text(
          "Chưa có đợt nào trong history/: hãy chạy “tonghop consolidate” trước.",
          "There is no round in history/: run “tonghop consolidate” first.")
      ]
    }
    var lines = [
      text(
        "outlier_z là mức |z| mà từ đó một số bị coi là bất thường. Hạ xuống thì thấy nhiều lỗi hơn, nhưng cũng báo nhầm nhiều hơn.",
        "outlier_z is the |z| from which a figure counts as odd. A lower one sees more errors, and raises more false alarms."
      ),
      text(
        "Theo mô phỏng, cứ 1.000 số đúng thì báo nhầm khoảng 4–5 số ở mức 3, 1 ở 3,5, 0,3 ở 4, 0,1 ở 4,5; số lệch gấp 10 lần tìm thấy ít đi ở mức cao.",
        "By simulation, of 1,000 right figures about 4–5 are named at 3, 1 at 3.5, 0.3 at 4, 0.1 at 4.5; fewer tenfold errors are found at high ones."
      ),
    ]
    for round in trial.rounds { lines += [""] + table(round) }
    return lines
  }

  private func table(_ trial: ThresholdTrial.RoundTrial) -> [String] {
    let title = trial.round.title.isEmpty ? trial.round.code : trial.round.title
    let head =
      [text("ngưỡng", "threshold")] + trial.steps.map { number($0.outlierZ) + (isOwn($0) ? "*" : "") }
    let counts = [text("cảnh báo", "warnings")] + trial.steps.map { String($0.warnings.count) }
    let used = [text("sau khi nâng", "as raised")] + trial.steps.map { number($0.threshold) }
    var rows = [head, counts]
    // Where the round's own tails raise no threshold, the row would repeat the first.
    if trial.steps.contains(where: { $0.threshold > $0.outlierZ + 0.005 }) { rows.append(used) }
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = [
      text(
        "\(title) (\(trial.earlier) đợt trước; * là ngưỡng đang dùng)",
        "\(title) (\(trial.earlier) earlier rounds; * is the threshold in use)")
    ]
    for row in rows {
      lines.append(
        "  "
          + row.enumerated().map { column, cell in
            let space = String(repeating: " ", count: widths[column] - cell.count)
            return column == 0 ? cell + space : space + cell
          }.joined(separator: "  "))
    }
    guard let own = trial.steps.firstIndex(where: isOwn) else { return lines }
    for place in stride(from: own - 1, through: 0, by: -1) {
      lines += changes(
        trial.steps[place].warnings, without: trial.steps[place + 1].warnings,
        text(
          "hạ xuống \(number(trial.steps[place].outlierZ)): thêm",
          "down to \(number(trial.steps[place].outlierZ)): also"))
    }
    for place in trial.steps.indices where place > own {
      lines += changes(
        trial.steps[place - 1].warnings, without: trial.steps[place].warnings,
        text(
          "nâng lên \(number(trial.steps[place].outlierZ)): bớt",
          "up to \(number(trial.steps[place].outlierZ)): no longer"))
    }
    return lines
  }

  /// The figures of one list that another lacks, one line each.
  private func changes(
    _ these: [ThresholdTrial.Place], without others: [ThresholdTrial.Place], _ what: String
  ) -> [String] {
    let known = Set(others)
    return these.filter { !known.contains($0) }.map { place in
      let figures = [
        place.value.map(number),
        place.expected.map { number($0 >= 10 ? $0.rounded() : ($0 * 10).rounded() / 10) },
      ]
      let value = figures[0] ?? "–"
      let expected = figures[1] ?? "–"
      return "  \(what) \(place.unitName), \(place.indicator): "
        + text("\(value), dự kiến khoảng \(expected)", "\(value), about \(expected) expected")
    }
  }

  private func isOwn(_ step: ThresholdTrial.Step) -> Bool {
    step.outlierZ == trial.schema.thresholds.outlierZ
  }
  private func text(_ vietnamese: String, _ english: String) -> String {
    language == .english ? english : vietnamese
  }
  private func number(_ value: Double) -> String {
    language == .english
      ? NumberText.english(value, decimals: decimals(value))
      : NumberText.vietnamese(value, decimals: decimals(value))
  }
  /// Whole numbers without decimals, others with at most two.
  private func decimals(_ value: Double) -> Int? {
    if value == value.rounded() { return 0 }
    return (value * 10).rounded() / 10 == value ? 1 : 2
  }
}
