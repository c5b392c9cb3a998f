internal import Findings
internal import Schema

/// The consolidated workbook while somebody has it open: the new one gets another name beside it, and takes the proper
/// one as soon as it is free.
enum OpenWorkbook {
  /// Whether a spreadsheet program has a workbook open: its lock file lies beside it.
  static func isOpen(_ name: String, in folder: FilePath) -> Bool {
    ["~$" + name, ".~lock." + name + "#"].contains {
      (try? SystemCalls.status(of: folder.appending($0), followingLinks: false)) != nil
    }
  }

  /// The words before the time in a stand-in's name, by language.
  private static let words = [(Language.vietnamese, "mới"), (.english, "new")]

  /// The stand-in for a workbook at the run's moment, `2020-09-06T08:00:00+07:00`: `name (mới 08-00).xlsx`.
  static func standIn(for name: String, asOf: String, language: Language, in folder: FilePath) -> String {
    let (stem, ending) = parts(of: name)
    let word = words.first { $0.0 == language }?.1 ?? "mới"
    let time = asOf.dropFirst(11).prefix(5).replacing(":", with: "-")
    var chosen = "\(stem) (\(word) \(time))\(ending)"
    var count = 1
    while isOpen(chosen, in: folder), count < 1000 {
      count += 1
      chosen = "\(stem) (\(word) \(time) \(count))\(ending)"
    }
    return chosen
  }

  /// The stand-ins of a workbook that lie beside it, in the order of their names.
  static func standIns(of name: String, in folder: FilePath) -> [String] {
    let names = (try? SystemCalls.names(in: folder)) ?? []
    return names.compactMap { String(validating: $0, as: UTF8.self) }.filter { isStandIn($0, of: name) }
  }
  /// Whether a name is that of a stand-in of a workbook.
  static func isStandIn(_ other: String, of name: String) -> Bool {
    let (stem, ending) = parts(of: name)
    guard other.hasSuffix(ending) else { return false }
    return words.contains { _, word in
      let rest = other.dropLast(ending.count)
      let opening = "\(stem) (\(word) "
      return rest.hasPrefix(opening) && rest.hasSuffix(")")
        && rest.dropFirst(opening.count).dropLast().allSatisfy {
          $0.isASCII && $0.isNumber || $0 == "-" || $0 == " "
        }
    }
  }

  /// A name without its ending, and the ending with its point.
  private static func parts(of name: String) -> (stem: Substring, ending: Substring) {
    let point = name.lastIndex(of: ".") ?? name.endIndex
    return (name[..<point], name[point...])
  }

  /// What a run tells when the workbook was open.
  static func note(_ name: String, standIn: String) -> RunNote {
    RunNote(
      vietnamese:
        "\(name) đang được mở; bản mới là “\(standIn)”. Đóng tệp kia, lần chạy sau bản mới sẽ mang tên chính.",
      english:
        "\(name) is open; the new one is “\(standIn)”. Close it, and the next run gives the new one the proper name."
    )
  }
}
