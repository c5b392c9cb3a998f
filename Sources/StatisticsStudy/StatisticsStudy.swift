internal import Dispatch
internal import Schema
internal import Synchronization

/// Simulates campaigns and prints what the statistics find in them, beside the study that set their constants:
/// `StatisticsStudy [seed=1] [times=2] [outlier_z=4] [scenario=NAME]`; `StatisticsStudy speed` tells how long judging takes.
@main
enum StatisticsStudy {
  static func main() {
    var run = StudyRun()
    var only: String?
    for argument in CommandLine.arguments.dropFirst() {
      if argument == "speed" { return JudgingSpeed.print() }
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return usage(argument) }
      switch parts[0] {
      case "seed": run.seed = UInt64(parts[1]) ?? run.seed
      case "times": run.times = Int(parts[1]) ?? run.times
      case "outlier_z": run.thresholds.outlierZ = Double(parts[1]) ?? run.thresholds.outlierZ
      case "scenario": only = parts[1]
      default: return usage(argument)
      }
    }
    let scenarios = StudyScenario.all.enumerated().filter { only == nil || $0.element.name == only }
    let results = Mutex<[Int: StudyMeasurement]>([:])
    let (setup, list) = (run, Array(scenarios))
    DispatchQueue.concurrentPerform(iterations: list.count) { place in
      let measured = setup.measure(list[place].element, number: list[place].offset)
      results.withLock { $0[place] = measured }
    }
    let all = results.withLock { found in
      list.indices.map { (list[$0].element, found[$0] ?? StudyMeasurement()) }
    }
    print(
      "seed \(run.seed), outlier_z \(run.thresholds.outlierZ), \(run.times) times the study's size\n"
    )
    print(StudyTable.falseAlarms(all).joined(separator: "\n"))
    print("")
    print(StudyTable.found(all).joined(separator: "\n"))
  }

  private static func usage(_ argument: String) {
    print("'\(argument)' is not known; write seed=1, times=2, outlier_z=4 or scenario=NAME.")
  }
}
