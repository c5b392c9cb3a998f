package import Findings
package import Schema

/// Why a run cannot go on at all. One bad workbook is never a reason.
package enum RunError: Error, Sendable {
  /// The folder is not there, or is no folder.
  case noFolder(path: String, system: String)
  /// A folder or file below it cannot be read.
  case unreadable(path: String, system: String)
  /// The folder holds no schema and none was named.
  case noSchema(folder: String)
  /// The folder holds a schema.xlsx and a schema.yaml.
  case twoSchemas(folder: String)
  /// The schema is wrong.
  case schema(SchemaError)
  /// A round that the schema does not have, and the nearest one.
  case unknownRound(code: String, known: [String], nearest: String?)
  /// A unit that the schema does not have, and the nearest one.
  case unknownUnit(code: String, nearest: String?)
  /// Another file of that name lies there already.
  case alreadyThere(path: String)
  /// A moment that cannot be read.
  case invalidMoment(text: String)
  /// What is to become a file is a folder.
  case outputIsFolder(path: String)
  /// What is to become the consolidated workbook is named like something else.
  case outputIsNoWorkbook(path: String)
  /// A time zone that the system does not know.
  case unknownTimeZone(name: String)
  /// An output cannot be written.
  case notWritable(path: String, system: String)
  /// The consolidated workbook cannot be written; why, in both languages.
  case workbookNotWritten(path: String, why: FindingMessage)
  /// A template from which a schema should be drafted cannot be read; why, in both languages.
  case templateNotRead(FindingMessage)
  /// No sheet of a template has a table with figures; why, sheet by sheet.
  case nothingToDraft(path: String, why: [FindingMessage])
  /// A schema that is not replaced by a draft, since staff may have worked on it.
  case schemaAlreadyThere(path: String)
  /// A code that is not ASCII letters, digits, `.`, `-` and `_`.
  case invalidCode(text: String)
  /// The figures of a signed round differ from the signed ones; when and by whom it was signed, how many, the first of
  /// them.
  case lockedRound(round: String, at: String, by: String?, changes: Int, examples: [String])
  /// A lock cannot be read, or the facts it stands for are gone.
  case brokenLock(path: String)
  /// A round has no facts to be signed.
  case nothingToLock(round: String, path: String)
  /// A round is locked already.
  case alreadyLocked(round: String, at: String, by: String?)
  /// A round is not locked.
  case notLocked(round: String)
  /// A file cannot be taken in as a round.
  case notImported(path: String, why: FindingMessage)
  /// A document cannot serve as a template; why, in both languages.
  case template(path: String, why: FindingMessage)
  /// A bug of ours, named: exit 70.
  case bug(String)

  /// That a file cannot be read, and what helps: nothing there and a folder have other reasons than a file that is kept from us.
  /// `system`: the words of the operating system, which are English whatever the locale.
  private static func unreadable(_ path: String, _ system: String) -> FindingMessage {
    switch system {
    case "No such file or directory":
      FindingMessage(
        vietnamese: "\(path): không có tệp này. Kiểm tra lại tên tệp và đường dẫn.",
        english: "\(path): there is no such file. Check its name and its path.")
    case "Is a directory":
      FindingMessage(
        vietnamese: "\(path): đây là thư mục, không phải tệp. Chỉ ra một tệp trong đó.",
        english: "\(path): this is a folder, not a file. Name a file in it.")
    default:
      FindingMessage(
        vietnamese: "\(path): không đọc được (\(system)). Kiểm tra quyền truy cập.",
        english: "\(path): cannot be read (\(system)). Check its permissions.")
    }
  }

  /// What to say, in both languages.
  package var message: FindingMessage {
    switch self {
    case .noFolder(let path, let system):
      FindingMessage(
        vietnamese: "\(path): không mở được thư mục (\(system)). Kiểm tra lại đường dẫn.",
        english: "\(path): the folder cannot be opened (\(system)). Check the path.")
    case .unreadable(let path, let system):
      Self.unreadable(path, system)
    case .noSchema(let folder):
      FindingMessage(
        vietnamese:
          "\(folder): chưa có schema.yaml hoặc schema.xlsx. Đặt tệp này vào thư mục, hoặc chỉ ra bằng --schema.",
        english:
          "\(folder): there is no schema.yaml or schema.xlsx. Put one into the folder, or name it with --schema."
      )
    case .twoSchemas(let folder):
      FindingMessage(
        vietnamese:
          "\(folder): có cả schema.yaml và schema.xlsx. Chỉ giữ một tệp, hoặc chỉ ra bằng --schema.",
        english: "\(folder): holds both schema.yaml and schema.xlsx. Keep one, or name it with --schema.")
    case .schema(let error):
      FindingMessage(vietnamese: error.message.vietnamese, english: error.message.english)
    case .unknownRound(let code, let known, _) where known.isEmpty:
      FindingMessage(
        vietnamese:
          "Không có đợt “\(code)”: lược đồ không nêu đợt nào. Ghi các đợt vào lược đồ, hoặc chạy không có --round.",
        english:
          "There is no round “\(code)”: the schema has none. Write the rounds into the schema, or run without --round."
      )
    case .unknownRound(let code, let known, let nearest):
      FindingMessage(
        vietnamese: "Không có đợt “\(code)” trong lược đồ; các đợt: \(known.joined(separator: ", "))."
          + (nearest.map { " Có phải “\($0)”?" } ?? ""),
        english: "The schema has no round “\(code)”; its rounds: \(known.joined(separator: ", "))."
          + (nearest.map { " Did you mean “\($0)”?" } ?? ""))
    case .unknownUnit(let code, let nearest):
      FindingMessage(
        vietnamese: "Không có đơn vị mang mã “\(code)” trong lược đồ."
          + (nearest.map { " Có phải “\($0)”?" } ?? ""),
        english: "The schema has no unit with the code “\(code)”."
          + (nearest.map { " Did you mean “\($0)”?" } ?? ""))
    case .alreadyThere(let path):
      FindingMessage(
        vietnamese:
          "\(path): đã có tệp khác mang tên này, có thể đã được điền số liệu. Chọn thư mục khác, hoặc dùng --replace.",
        english:
          "\(path): another file of that name is there already and may have been filled in. Choose another folder, or use --replace."
      )
    case .invalidMoment(let text):
      FindingMessage(
        vietnamese: "“\(text)” không phải thời điểm. Viết như 2020-09-06 hoặc 2020-09-06T08:00.",
        english: "“\(text)” is not a moment. Write it like 2020-09-06 or 2020-09-06T08:00.")
    case .outputIsFolder(let path):
      FindingMessage(
        vietnamese: "\(path): là thư mục. --output cần tên tệp, như \(path)/tong-hop.xlsx.",
        english: "\(path): is a folder. --output takes a file's name, such as \(path)/consolidated.xlsx.")
    case .outputIsNoWorkbook(let path):
      FindingMessage(
        vietnamese:
          "\(path): --output đặt tên cho bản tổng hợp, một tệp Excel. Viết tên có đuôi .xlsx, như tong-hop.xlsx.",
        english:
          "\(path): --output names the consolidated workbook. Give it a name that ends in .xlsx, such as consolidated.xlsx."
      )
    case .unknownTimeZone(let name):
      FindingMessage(
        vietnamese: "Không có múi giờ “\(name)”. Viết như Asia/Ho_Chi_Minh.",
        english: "There is no time zone “\(name)”. Write it like Asia/Ho_Chi_Minh.")
    case .notWritable(let path, let system):
      FindingMessage(
        vietnamese: "\(path): không ghi được (\(system)). Chưa có gì thay đổi.",
        english: "\(path): cannot be written (\(system)). Nothing was changed.")
    case .workbookNotWritten(let path, let why):
      FindingMessage(
        vietnamese: "\(path): không ghi được. \(why.vietnamese) Chưa có gì thay đổi.",
        english: "\(path): cannot be written. \(why.english) Nothing was changed.")
    case .templateNotRead(let why): why
    case .nothingToDraft(let path, let why):
      FindingMessage(
        vietnamese:
          "\(path): không có biểu số liệu nào để lập bản nháp.\n"
          + why.map { "  " + $0.vietnamese }.joined(separator: "\n"),
        english: "\(path): there is no table of figures to draft a schema from.\n"
          + why.map { "  " + $0.english }.joined(separator: "\n"))
    case .schemaAlreadyThere(let path):
      FindingMessage(
        vietnamese: "\(path): tệp đã có, không ghi đè. Chọn tên khác, hoặc tự xóa tệp cũ.",
        english: "\(path): is there already and is not replaced. Choose another name, or remove the file.")
    case .invalidCode(let text):
      FindingMessage(
        vietnamese:
          "“\(text)” không dùng làm mã được: chỉ chữ cái không dấu, chữ số, “.”, “-”, “_”, ví dụ TNTN-2020.",
        english: "“\(text)” cannot be a code: ASCII letters, digits, “.”, “-”, “_” only, such as TNTN-2020.")
    case .lockedRound, .brokenLock, .nothingToLock, .alreadyLocked, .notLocked: lockMessage
    case .notImported(let path, let why):
      FindingMessage(
        vietnamese: "\(path): không nhận được. \(why.vietnamese) Chưa có gì thay đổi.",
        english: "\(path): cannot be taken in. \(why.english) Nothing was changed.")
    case .template(let path, let why):
      FindingMessage(
        vietnamese: "\(path): không dùng làm mẫu được. \(why.vietnamese)",
        english: "\(path): cannot serve as a template. \(why.english)")
    case .bug(let what):
      FindingMessage(
        vietnamese: "Lỗi của chương trình: \(what). Chưa ghi gì; xin báo cho người phát triển.",
        english: "A bug in the program: \(what). Nothing was written; please report it.")
    }
  }
}

extension RunError {
  /// What to say of signed rounds.
  fileprivate var lockMessage: FindingMessage {
    func signed(_ at: String, _ by: String?) -> String {
      ShownMoment.text(of: at) + (by.map { ", " + $0 } ?? "")
    }
    switch self {
    case .lockedRound(let round, let at, let by, let changes, let examples):
      let more = examples.joined(separator: "; ") + (changes > examples.count ? "; …" : "")
      return FindingMessage(
        vietnamese:
          "Đợt \(round) đã khóa (\(signed(at, by))) nhưng \(changes) số liệu nay khác số đã ký: \(more). Các kết quả chưa thay đổi. Nếu đúng là điều chỉnh số đã ký, chạy lại với --restate.",
        english:
          "Round \(round) is locked (\(signed(at, by))), but \(changes) figures differ from the signed ones: \(more). No output was changed. If the signed figures are to be restated, run again with --restate."
      )
    case .brokenLock(let path):
      return FindingMessage(
        vietnamese:
          "\(path): khóa của đợt không đọc được, hoặc số liệu đã ký không còn. Khôi phục từ bản sao lưu, hoặc mở khóa bằng tonghop lock --undo.",
        english:
          "\(path): the lock cannot be read, or the signed facts are gone. Restore them from a backup, or take the lock away with tonghop lock --undo."
      )
    case .nothingToLock(let round, let path):
      return FindingMessage(
        vietnamese: "Đợt \(round) chưa có số liệu để khóa (\(path)). Chạy tonghop consolidate trước.",
        english: "Round \(round) has no facts to lock (\(path)). Run tonghop consolidate first.")
    case .alreadyLocked(let round, let at, let by):
      return FindingMessage(
        vietnamese:
          "Đợt \(round) đã khóa từ trước (\(signed(at, by))). Muốn khóa lại thì mở khóa bằng --undo trước.",
        english:
          "Round \(round) is locked already (\(signed(at, by))). To lock it anew, take the lock away with --undo."
      )
    case .notLocked(let round):
      return FindingMessage(
        vietnamese: "Đợt \(round) không bị khóa.", english: "Round \(round) is not locked.")
    default: return FindingMessage(vietnamese: "", english: "")
    }
  }
}
