/// What could not be taken in, file by file.
extension RunResult {
  /// The files of which nothing is consolidated although they were meant as returns, in the order of the findings.
  package var unusableFiles: [String] {
    let usable = Set(inputs.lazy.filter { $0.status != .rejected }.map(\.file))
    var seen: Set<String> = []
    return rejections.compactMap(\.file).filter { !usable.contains($0) && seen.insert($0).inserted }
  }
  /// How many sheets or rows of files that do count were rejected.
  package var rejectedParts: Int {
    let usable = Set(inputs.lazy.filter { $0.status != .rejected }.map(\.file))
    return rejections.count { $0.file.map(usable.contains) == true }
  }
  /// Why files, or parts of them, are not consolidated.
  package var rejections: [Finding] { findings.filter { $0.severity == .fatal && $0.file != nil } }
}
