internal import ArgumentParser
private import Dispatch
internal import Findings
private import Glibc
internal import Pipeline
internal import Schema
internal import Watching

/// `tonghop watch`: the folder that works by itself.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Consolidate a folder again whenever a workbook in it has changed.",
    discussion: """
      Runs until it is ended (Ctrl-C, SIGTERM). A workbook that is dropped, replaced or removed leads to a new \
      consolidated workbook as soon as it is whole and nobody has it open. output/TÌNH HÌNH.html tells how things stand. \
      One watcher a folder.
      """)

  @OptionGroup var arguments: ConsolidationArguments
  @Option(
    help: ArgumentHelp(
      "How often it looks where the system tells of no changes, 500ms to 5m.", valueName: "time")
  )
  var poll = PollInterval(seconds: 10)

  func run() throws {
    let language = arguments.language?.language ?? .vietnamese
    let options = arguments.options
    let folder = FilePath(arguments.folder)
    do throws(RunError) { try WatchedFolder.check(folder) } catch {
      Terminal.message(error.message.text(in: language))
      throw error.exitCode
    }
    var plan = FolderWatch.Plan(
      folder: folder.bytes, poll: poll.seconds, isLeftOut: WatchedOutput.leavesOut(options),
      isWhole: { WholeContainer.isWhole(folder.appending($0)) })
    plan.alsoWakes = [WatchedOutput(options).folder.bytes]
    let loop: WatchLoop
    do throws(WatchLock.Failure) {
      // The loop alone keeps the lock: it may have to take another one.
      let lock = try WatchLock(folder, who: WatchLoop.name)
      loop = WatchLoop(arguments, lock: lock, watch: FolderWatch(plan), language: language)
    } catch {
      Terminal.message(error.message.text(in: language))
      throw ExitCode(2)
    }
    signal(SIGPIPE, SIG_IGN)
    let sources = [SIGTERM, SIGINT, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        ServiceNotice.stopping()
        loop.stop()
      }
      source.resume()
      return source
    }
    let done = DispatchSemaphore(value: 0)
    Task {
      await loop.run()
      done.signal()
    }
    ServiceNotice.ready()
    let heartbeat = ServiceNotice.interval.map { seconds in
      let timer = DispatchSource.makeTimerSource(queue: .global())
      timer.schedule(deadline: .now(), repeating: seconds)
      timer.setEventHandler { if loop.isAlive { ServiceNotice.alive() } }
      timer.resume()
      return timer
    }
    done.wait()
    withExtendedLifetime((sources, heartbeat)) {}
    if loop.hasYielded { throw ExitCode(2) }
  }
}

/// A time as people write it: `10s`, `2m`, `500ms`; a number alone is seconds.
struct PollInterval: ExpressibleByArgument, Sendable {
  /// In seconds.
  var seconds: Double
  /// How it is written.
  var defaultValueDescription: String { "\(Int(seconds))s" }

  /// So many seconds.
  init(seconds: Double) { self.seconds = seconds }
  /// From a quarter of a second to five minutes, since every look is a sign of life for the page; nil for anything else.
  init?(argument: String) {
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)]
    for (ending, factor) in units where argument.hasSuffix(ending) {
      guard let number = Double(argument.dropLast(ending.count)) else { continue }
      seconds = number * factor
      guard seconds >= 0.25, seconds <= 300 else { return nil }
      return
    }
    return nil
  }
}
