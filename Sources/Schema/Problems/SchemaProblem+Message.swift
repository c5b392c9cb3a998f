extension SchemaProblem {
  /// What is wrong: where, what was found, what was expected, what was probably meant.
  package var sentence: SchemaSentence {
    let place = place.description
    let path = self.place.path.isEmpty ? "" : " (\(self.place.path))"
    let what = message
    return SchemaSentence(
      vietnamese: "\(place.vietnamese)\(path): \(what.vietnamese)",
      english: "\(place.english)\(path): \(what.english)")
  }

  /// The same without the place.
  package var message: SchemaSentence {
    let what = reason.sentence(inWorkbook: place.sheet != nil)
    guard let suggestion else { return what }
    return SchemaSentence(
      vietnamese: "\(what.vietnamese) Có phải là \"\(suggestion)\"?",
      english: "\(what.english) Did you mean \"\(suggestion)\"?")
  }
}

extension SchemaProblem.Reason {
  /// The problem in words; days in a workbook are written as its cells show them, in a text file as the schema has them.
  fileprivate func sentence(inWorkbook: Bool) -> SchemaSentence {
    let (vietnamese, english) = inWorkbook ? workbookWords ?? words : words
    return SchemaSentence(vietnamese: vietnamese, english: english)
  }

  /// The words about days and moments in a workbook; nil of all others.
  private var workbookWords: (String, String)? {
    guard case .otherForm(let found, let expected) = self else { return nil }
    let shown = found.shortened.asTypedDay
    switch expected {
    case .day:
      return (
        "Gặp \"\(shown)\"; cần một ngày có thật, như 29/08/2020.",
        "Found \"\(shown)\"; expected a day of the calendar such as 29/08/2020."
      )
    case .moment:
      return (
        "Gặp \"\(shown)\"; cần thời điểm dạng 05/09/2020 17:00 hoặc 05/09/2020.",
        "Found \"\(shown)\"; expected a time such as 05/09/2020 17:00 or 05/09/2020."
      )
    default: return nil
    }
  }

  private var words: (String, String) {
    switch self {
    case .unreadableFile(let words):
      ("Không đọc được tệp: \(words).", "The file cannot be read: \(words).")
    case .tooLarge(let limit):
      (
        "Tệp lớn hơn \(limit >> 20) MiB; lược đồ không thể lớn như vậy.",
        "The file is larger than \(limit >> 20) MiB; no schema is."
      )
    case .notUTF8:
      ("Tệp không dùng mã UTF-8; hãy lưu lại với mã UTF-8.", "The file is not UTF-8; save it as UTF-8.")
    case .blankFile:
      (
        "Tệp rỗng; dòng đầu phải là \"schema: tonghop/1\".",
        "The file is empty; it has to begin with \"schema: tonghop/1\"."
      )
    case .syntax(let words):
      ("Sai cú pháp YAML: \(words).", "This is not YAML: \(words).")
    case .unsupportedYAML(let feature):
      feature.words
    case .tooDeep(let limit):
      (
        "Danh sách lồng nhau quá \(limit) tầng.",
        "Lists and mappings are nested more than \(limit) levels deep."
      )
    case .otherShape(let found, let expected):
      (
        "Gặp \(found.words.0); cần \(expected.words.0).",
        "Found \(found.words.1); expected \(expected.words.1)."
      )
    case .unknownKey(let key):
      ("Không có khóa \"\(key)\" ở đây.", "There is no key \"\(key)\" here.")
    case .repeatedKey(let key):
      ("Khóa \"\(key)\" xuất hiện hai lần.", "The key \"\(key)\" stands here twice.")
    case .missingKey(let key):
      ("Thiếu khóa bắt buộc \"\(key)\".", "The key \"\(key)\" is missing.")
    case .notOneOf(let found, let expected):
      (
        "Gặp \"\(found)\"; cần một trong: \(expected.joined(separator: ", ")).",
        "Found \"\(found)\"; expected one of \(expected.joined(separator: ", "))."
      )
    case .otherForm(let found, let expected):
      (
        "Gặp \"\(found.shortened)\"; cần \(expected.words.0).",
        "Found \"\(found.shortened)\"; expected \(expected.words.1)."
      )
    case .repeatedCode(let code, let thing, let line):
      (
        "\(thing.words.0.capitalizedFirst) \"\(code.shortened)\" đã có"
          + (line.map { " ở dòng \($0)." } ?? "."),
        "There is already \(thing.words.1) \"\(code.shortened)\"" + (line.map { " in line \($0)." } ?? ".")
      )
    case .unknownReference(let name, let thing):
      (
        "Không có \(thing.words.0) \"\(name.shortened)\".",
        "There is no \(thing.words.1.withoutArticle) \"\(name.shortened)\"."
      )
    case .cycle(let codes, let thing):
      (
        "\(thing.words.0.capitalizedFirst) là cấp trên của chính nó: \(codes.joined(separator: " → ")).",
        "\(thing.words.1.capitalizedFirst) is its own parent: \(codes.joined(separator: " → "))."
      )
    case .expression(let error):
      (error.message.vietnamese, error.message.english)
    case .missingSheet(let name):
      (
        "Thiếu trang \"\(name)\", hoặc trang chưa có dòng nào.",
        "The sheet \"\(name)\" is missing or has no row yet."
      )
    case .missingColumn(let heading):
      ("Thiếu \"\(heading)\".", "\"\(heading)\" is missing.")
    case .blankCell(let heading):
      (
        "Ô \"\(heading)\" để trống; dòng này cần có giá trị ở đây.",
        "The cell of \"\(heading)\" is blank; this row needs a value there."
      )
    case .unbuilt(let sentence), .inconsistent(let sentence), .unreadableWorkbook(let sentence),
      .unfitCell(let sentence):
      (sentence.vietnamese, sentence.english)
    }
  }
}

extension String {
  /// At most 60 characters of it.
  fileprivate var shortened: String { count > 60 ? prefix(59) + "…" : self }
  /// `31/02/2026 17:00` for `2026-02-31T17:00`: what was typed before it was turned into the schema's form.
  fileprivate var asTypedDay: String {
    let halves = split(separator: "T", maxSplits: 1).map(String.init)
    let parts = (halves.first ?? "").split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      return self
    }
    let day = "\(parts[2])/\(parts[1])/\(parts[0])"
    return halves.count > 1 ? "\(day) \(halves[1])" : day
  }
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  fileprivate var withoutArticle: String {
    hasPrefix("an ") ? String(dropFirst(3)) : hasPrefix("a ") ? String(dropFirst(2)) : self
  }
}
