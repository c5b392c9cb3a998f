import Pipeline
import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

/// LibreOffice as a shell script, for what the real one does rarely.
struct FakeOffice {
  private let folder: TemporaryFolder
  /// The program to be handed to a run.
  var program: OfficeProgram

  /// A program that goes through its files and does what the script says with each: `$file` is its path, `$copy` where
  /// its copy belongs, `$good` a workbook that can be read.
  init(_ script: String, good: [UInt8] = [], seconds: Double = 20) throws {
    folder = try TemporaryFolder()
    try folder.write(good, to: "good.xlsx")
    try folder.write(
      """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case "$1" in
          --outdir) out=$2; shift ;;
          --convert-to) shift ;;
          -*) ;;
          *) file=$1 name=${1##*/} good=\(folder.path)/good.xlsx
             copy=$out/${name%.*}.xlsx
             \(script) ;;
        esac
        shift
      done
      """, to: "soffice")
    chmod(folder.path + "/soffice", 0o755)
    program = OfficeProgram()
    program.searchPath = folder.path
    program.seconds = seconds
  }
}

/// The real program, where it is installed.
enum RealOffice {
  /// Whether it is.
  static let isInstalled = OfficeProgram().path != nil

  /// Saves a workbook of a folder in another format beside it, and removes it.
  static func save(_ name: String, as ending: String, in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(OfficeProgram().path))
    process.arguments = [
      "--headless", "-env:UserInstallation=file://\(folder.path)/.profile", "--convert-to", ending,
      "--outdir", folder.path, folder.path + "/" + name,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try folder.remove(name)
  }
}
