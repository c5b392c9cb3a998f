private import Foundation
private import Glibc

/// LibreOffice, as it turns files of other formats into .xlsx: a child process without network and macros, within limits.
package struct OfficeProgram: Sendable {
  /// The folders in which the program is looked for, separated by colons; nil: the environment's PATH.
  package var searchPath: String?
  /// How long one call may take.
  package var seconds = 60.0
  /// The address space of each of its processes, in bytes.
  package var memory = 1 << 30
  /// How many files are given to one call; starting takes seconds, a file some tenths.
  package var batch = 20
  /// The program that is on the PATH, with the usual limits.
  package init() {}

  /// Where the program lies; nil where it is not installed.
  package var path: String? {
    let folders = (searchPath ?? Self.variables["PATH"] ?? "").split(separator: ":")
    for name in ["soffice", "libreoffice"] {
      for folder in folders {
        let path = folder + "/" + name
        if access(String(path), X_OK) == 0 { return String(path) }
      }
    }
    return nil
  }

  /// The program at work: a folder of its own with a fresh profile, removed when it is no longer needed.
  final class Session {
    /// Where copies of the files to be converted are put, and where the .xlsx files appear.
    let input: String, output: String
    private let program: OfficeProgram
    private let path: String
    private let root: String
    /// What is put before the program's path so that it has no network; empty where the system permits none of it.
    private let withoutNetwork: [String]

    /// Makes the folders. Throws where there is no room for them.
    init(_ program: OfficeProgram, path: String) throws {
      self.program = program
      self.path = path
      Self.removeAbandoned()
      root = NSTemporaryDirectory() + Self.prefix + "\(getpid())-" + UUID().uuidString
      input = root + "/in"
      output = root + "/out"
      let profile = root + "/profile/user"
      for folder in [input, output, profile, root + "/tmp"] {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      try Data(OfficeProfile.settings.utf8).write(
        to: URL(fileURLWithPath: profile + "/registrymodifications.xcu"))
      withoutNetwork =
        [["unshare", "-n", "--"], ["unshare", "--map-current-user", "-n", "--"]].first {
          ChildProcess.run($0 + ["true"], environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"], seconds: 5)
            == .exited(0)
        } ?? []
    }
    deinit { try? FileManager.default.removeItem(atPath: root) }

    private static let prefix = "tonghop-office-"

    /// Removes what a run that was killed has left: folders of processes that are no more, an hour old.
    private static func removeAbandoned() {
      let temporary = FilePath(NSTemporaryDirectory())
      for name in (try? SystemCalls.names(in: temporary)) ?? [] where name.starts(with: prefix.utf8) {
        let path = temporary.appending(name)
        let process = String(decoding: name.dropFirst(prefix.utf8.count).prefix { $0 != 0x2D }, as: UTF8.self)
        guard let status = try? SystemCalls.status(of: path, followingLinks: false), status.kind == .folder,
          let process = pid_t(process), process > 0, kill(process, 0) != 0, errno == ESRCH,
          Int(time(nil)) - status.modified > 3600
        else { continue }
        try? FileManager.default.removeItem(atPath: path.shown)
      }
    }

    /// Converts files of the input folder, one after the other in one call; the outputs have their names, with .xlsx.
    func convert(_ names: [String], filter: String) -> ChildProcess.Ending {
      ChildProcess.run(
        withoutNetwork + [
          path, "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
          "--nolockcheck",
          "-env:UserInstallation=file://" + root + "/profile", "--infilter=" + filter,
          "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", output,
        ] + names.map { input + "/" + $0 },
        environment: environment, seconds: program.seconds, memory: program.memory)
    }

    /// The environment of the run, with nothing of the user's desktop in it.
    private var environment: [String] {
      var variables = OfficeProgram.variables.filter { ["PATH", "LD_LIBRARY_PATH"].contains($0.key) }
      variables["HOME"] = root
      variables["TMPDIR"] = root + "/tmp"
      variables["LC_ALL"] = "C.UTF-8"
      variables["SAL_USE_VCLPLUGIN"] = "svp"
      return variables.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
    }
  }

  private static var variables: [String: String] { ProcessInfo.processInfo.environment }
}
