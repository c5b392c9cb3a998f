import Foundation
import WorkbookWriting

/// The links of the first sheet of a written workbook, as its parts have them.
struct WrittenLinks {
  struct Link: Equatable {
    var cell: String, target: String?, location: String?, tip: String?
  }
  private(set) var links: [Link] = []
  /// The targets of its relationships to files.
  private(set) var targets: [String] = []

  init(_ bytes: [UInt8]) throws {
    let package = try PackageEdit(bytes)
    func text(_ name: String) throws -> String {
      String(decoding: try package.part(name) ?? [], as: UTF8.self)
    }
    var files: [String: String] = [:]
    for element in Self.elements("Relationship ", in: try text("xl/worksheets/_rels/sheet1.xml.rels"))
    where element["TargetMode"] == "External" {
      files[element["Id"] ?? ""] = element["Target"]
      targets.append(element["Target"] ?? "")
    }
    links = Self.elements("hyperlink ", in: try text("xl/worksheets/sheet1.xml")).map { element in
      Link(
        cell: element["ref"] ?? "", target: element["r:id"].map { files[$0] ?? "none" },
        location: element["location"], tip: element["tooltip"])
    }
  }

  /// The attributes of the elements of a name.
  private static func elements(_ name: String, in text: String) -> [[String: String]] {
    text.components(separatedBy: "<" + name).dropFirst().map { rest in
      var attributes: [String: String] = [:]
      let pieces = rest.prefix { $0 != ">" }.components(separatedBy: "\"")
      for place in stride(from: 0, to: pieces.count - 1, by: 2) {
        let key = pieces[place].trimmingCharacters(in: CharacterSet(charactersIn: " ="))
        attributes[key] = pieces[place + 1]
      }
      return attributes
    }
  }
}
