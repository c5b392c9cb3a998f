/// Why a package cannot be edited in place. The package itself is untouched then.
package struct PackageEditError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What stands in the way, in English.
  package var description: String
  /// The same in Vietnamese.
  package var vietnamese: String
  /// An error.
  init(_ english: String, _ vietnamese: String) {
    description = english
    self.vietnamese = vietnamese
  }

  /// The container is not as a zip container has to be.
  static let damaged = PackageEditError("the container is damaged", "tệp bị hỏng")
  /// The container needs what is not written here: zip64, encryption, split archives.
  static let unusual = PackageEditError(
    "the container uses zip64, encryption or another unusual feature",
    "tệp dùng zip64, mã hóa hoặc cách nén lạ")
  /// A part is not the XML that is expected.
  static func unfit(_ part: String) -> PackageEditError {
    PackageEditError("the part \(part) has another form than expected", "phần \(part) có dạng khác thường")
  }
}
