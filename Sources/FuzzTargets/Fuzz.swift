import Glibc
import TestSupport
import WorkbookReading

/// What libFuzzer feeds; `TONGHOP_FUZZ_TARGET` chooses, `Scripts/fuzz.sh` sets it.
private enum FuzzTarget: String {
  /// A whole file: container, package and everything in it.
  case container
  /// The XML of a worksheet.
  case worksheet
  /// The XML of a styles part.
  case styles
  /// The XML of a table of shared strings.
  case strings

  /// The target that was chosen.
  static let chosen =
    getenv("TONGHOP_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .container

  /// Limits low enough for thousands of runs a second.
  static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    limits.partBytes = 4 << 20
    limits.memoryBytes = 64 << 20
    limits.seconds = 2
    return limits
  }()

  /// Reads the bytes. Whatever is thrown is right; a trap or an error of the address sanitizer is not.
  func run(_ bytes: [UInt8]) {
    // The last byte says where the XML is cut in two.
    let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count - 1]) * bytes.count / 256
    let pieces = [bytes[..<cut], bytes[cut...]]
    switch self {
    case .container: _ = try? WorkbookReader.readWorkbook(contents: bytes, limits: Self.limits)
    case .worksheet:
      _ = try? PartReading.worksheet(pieces, sharedStrings: 3, options: .all, limits: Self.limits)
    case .styles: _ = try? PartReading.styles(pieces, limits: Self.limits)
    case .strings: _ = try? PartReading.sharedStrings(pieces, limits: Self.limits)
    }
  }
}

/// One run; or, with `TONGHOP_FUZZ_SEEDS` set, writes the first inputs into that folder and ends.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  if let folder = getenv("TONGHOP_FUZZ_SEEDS") {
    Seeds.write(for: FuzzTarget.chosen.rawValue, into: String(cString: folder))
    exit(0)
  }
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
