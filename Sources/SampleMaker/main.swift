private import Glibc

/// Writes the two sample campaigns below a folder.
func writeSamples(to path: String) throws {
  let samples = try Folder(path)
  try ThirdRound.write(to: Folder(samples.path + "/kien-giang-2020-3"))
  try FourthRound.write(to: Folder(samples.path + "/kien-giang-2020-4"))
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, arguments.first == "samples", let folder = arguments.last else {
  print("usage: SampleMaker samples FOLDER")
  exit(64)
}
do {
  try writeSamples(to: folder)
} catch {
  print("SampleMaker: \(error)")
  exit(2)
}
