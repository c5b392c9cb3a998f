/// A workbook written in code: sheets or raw parts → bytes.
///
///     WorkbookFixture(cells: ["A1": .text("hello"), "B1": .number(42)]).bytes
///     WorkbookFixture(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#).bytes
package struct WorkbookFixture {
  /// The parts, in the order of the container.
  package var parts: [(name: String, contents: [UInt8])] = []
  /// Whether parts are written as deflate streams rather than stored.
  package var isDeflated = true

  /// The namespaces of transitional packages.
  package static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// The namespace of relationship attributes, and the beginning of relationship types.
  package static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// What XML parts begin with.
  package static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A workbook of sheets, shared strings and styles.
  /// - Parameters:
  ///   - strings: shared strings, each the XML of an `si`'s content; nil: no such part.
  ///   - formats: number formats of the styles 1, 2, …; style 0 is General.
  ///   - workbookProperties: attributes of `workbookPr`.
  package init(
    sheets: [SheetFixture], strings: [String]? = nil, formats: [String] = [], workbookProperties: String = ""
  ) {
    var relationships = ""
    var list = ""
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      list +=
        "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
      relationships += Self.relationship("rId\(index + 1)", "worksheet", "worksheets/sheet\(index + 1).xml")
    }
    relationships += Self.relationship("rIdStyles", "styles", "styles.xml")
    if strings != nil {
      relationships += Self.relationship("rIdStrings", "sharedStrings", "sharedStrings.xml")
    }
    self["[Content_Types].xml"] = Self.contentTypes(sheets: sheets.count, strings: strings != nil)
    self["_rels/.rels"] = Self.relationships(Self.relationship("rId1", "officeDocument", "xl/workbook.xml"))
    self["xl/workbook.xml"] =
      Self.declaration
      + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><workbookPr \(workbookProperties)/><sheets>\(list)</sheets></workbook>"
    self["xl/_rels/workbook.xml.rels"] = Self.relationships(relationships)
    for (index, sheet) in sheets.enumerated() { self["xl/worksheets/sheet\(index + 1).xml"] = sheet.xml }
    self["xl/styles.xml"] = Self.styles(formats)
    if let strings {
      self["xl/sharedStrings.xml"] =
        Self.declaration
        + "<sst xmlns=\"\(Self.main)\">\(strings.map { "<si>\($0)</si>" }.joined())</sst>"
    }
  }

  /// A workbook of one sheet, `Data`, whose rows are given as XML.
  package init(
    rows: String, strings: [String]? = nil, formats: [String] = [], workbookProperties: String = ""
  ) {
    self.init(
      sheets: [SheetFixture("Data", rows: rows)], strings: strings, formats: formats,
      workbookProperties: workbookProperties)
  }

  /// A workbook of one sheet, `Data`, whose cells are given by their references.
  package init(cells: [String: FixtureValue], formats: [String] = []) {
    self.init(sheets: [SheetFixture("Data", cells: cells)], formats: formats)
  }

  /// A part as text; setting replaces it, adds it at the end, or with nil removes it.
  package subscript(name: String) -> String? {
    get { parts.first { $0.name == name }.map { String(decoding: $0.contents, as: UTF8.self) } }
    set { set(name, newValue.map { Array($0.utf8) }) }
  }

  /// Replaces, adds or removes (nil) a part.
  package mutating func set(_ name: String, _ contents: [UInt8]?) {
    let index = parts.firstIndex { $0.name == name }
    switch (index, contents) {
    case (let index?, let contents?): parts[index].contents = contents
    case (let index?, nil): parts.remove(at: index)
    case (nil, let contents?): parts.append((name, contents))
    case (nil, nil): break
    }
  }

  /// Replaces a piece of text in a part.
  package func replacing(_ old: String, with new: String, in part: String) -> WorkbookFixture {
    var changed = self
    changed[part] = self[part].map { Self.replace(old, new, $0) }
    return changed
  }

  /// The container, to be lied with.
  package var container: ZipFixture {
    ZipFixture(
      parts.map {
        isDeflated ? ZipFixture.Entry(deflated: $0.name, $0.contents) : ZipFixture.Entry($0.name, $0.contents)
      })
  }

  /// The workbook's bytes.
  package var bytes: [UInt8] { container.bytes }

  // MARK: Pieces of XML

  /// A relationship; its type is the last segment only, or a whole URI.
  package static func relationship(
    _ identifier: String, _ type: String, _ target: String, external: Bool = false
  )
    -> String
  {
    let uri = type.contains("://") ? type : "\(office)/\(type)"
    return
      "<Relationship Id=\"\(identifier)\" Type=\"\(uri)\" Target=\"\(escaped(target))\"\(external ? " TargetMode=\"External\"" : "")/>"
  }

  /// A part of relationships.
  package static func relationships(_ content: String) -> String {
    declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(content)</Relationships>"
  }

  /// A text for XML.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  /// A styles part: style 0 General, then the given formats.
  package static func styles(_ formats: [String]) -> String {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(escaped($1))\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\" fontId=\"0\"/>" }
    return declaration
      + "<styleSheet xmlns=\"\(main)\"><numFmts count=\"\(formats.count)\">\(codes.joined())</numFmts>"
      + "<fonts count=\"1\"><font><name val=\"Calibri\"/></font></fonts>"
      + "<cellXfs count=\"\(formats.count + 1)\"><xf numFmtId=\"0\" fontId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
  }

  private static func contentTypes(sheets: Int, strings: Bool) -> String {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    var overrides = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type)sheet.main+xml\"/>"
    for index in 0..<sheets {
      overrides +=
        "<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\" ContentType=\"\(type)worksheet+xml\"/>"
    }
    overrides += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type)styles+xml\"/>"
    if strings {
      overrides += "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(type)sharedStrings+xml\"/>"
    }
    return declaration
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides)</Types>"
  }

  private static func replace(_ old: String, _ new: String, _ text: String) -> String {
    let bytes = Array(text.utf8)
    let pattern = Array(old.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if !pattern.isEmpty, bytes[position...].starts(with: pattern) {
        result += new.utf8
        position += pattern.count
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
