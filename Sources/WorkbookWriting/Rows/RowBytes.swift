internal import Cells

/// Rows of a sheet as bytes of its part (ECMA-376 Part 1, 18.3.1.73 row and 18.3.1.4 c). In a sheet of hundreds of
/// thousands of rows the library's call for each cell would be most of the work. Texts are shared strings.
struct RowBytes: ~Copyable {
  /// The cells since they were last taken: their columns, from 1, and how many of them are texts.
  private(set) var columns: ClosedRange<Int>?, texts = 0
  /// Room for bytes, and how many there are.
  private var room: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  /// The number of the current row as it stands in references.
  private var row = ByteChunk("")
  /// What stands before the number of the row in a cell of a column, from column 1: `<c r="AB`.
  private var openings: [ByteChunk] = []
  /// What stands behind it in a cell of a style, by its number, up to the value: `" s="4" t="s"><v>`.
  private var textStyles: [ByteChunk] = [], numberStyles: [ByteChunk] = []
  private let valueEnd = ByteChunk("</v></c>")

  /// Nothing yet.
  init() { room = .allocate(capacity: 1 << 17) }
  deinit { room.deallocate() }

  /// What was written since it was last forgotten.
  func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: room[..<count])))
  }
  /// Forgets what was handed over.
  mutating func removeAll() {
    count = 0
    columns = nil
    texts = 0
  }

  /// Begins a row, from 1. Height in points, nil: as the contents ask; outline level 0–7.
  mutating func begin(row number: Int, height: Double?, level: Int) {
    row = ByteChunk(digitsOf: number)
    add("<row r=\"")
    add(row)
    if let height {
      add("\" ht=\"")
      append(height)
      add("\" customHeight=\"1")
    }
    if level > 0 {
      add("\" outlineLevel=\"")
      append(min(level, 7))
    }
    add("\">")
  }
  /// Ends the row.
  mutating func end() { add("</row>") }

  /// A cell with nothing but its look.
  mutating func blank(column: Int, style: Int) {
    open(column)
    add("\" s=\"")
    append(style)
    add("\"/>")
  }
  /// A text, by its number among the shared strings.
  mutating func text(_ number: Int32, column: Int, style: Int) {
    open(column)
    while textStyles.count <= style {
      textStyles.append(ByteChunk("\" s=\"\(textStyles.count)\" t=\"s\"><v>"))
    }
    put(textStyles[style])
    put(Int(number))
    put(valueEnd)
    texts += 1
  }
  /// A finite number.
  mutating func number(_ value: Double, column: Int, style: Int) {
    open(column)
    while numberStyles.count <= style {
      numberStyles.append(ByteChunk("\" s=\"\(numberStyles.count)\"><v>"))
    }
    put(numberStyles[style])
    append(value)
    add(valueEnd)
  }
  /// A formula without its `=`, with its value.
  mutating func formula(_ formula: String, value: FormulaResult, column: Int, style: Int) {
    open(column)
    add("\" s=\"")
    append(style)
    switch value {
    case .number(let number):
      add("\"><f>")
      escape(formula)
      add("</f><v>")
      append(number)
    case .text(let text):
      add("\" t=\"str\"><f>")
      escape(formula)
      add("</f><v>")
      escape(text)
    }
    add("</v></c>")
  }
  /// What a formula gives.
  enum FormulaResult { case number(Double), text(String) }

  // MARK: - Bytes

  private mutating func open(_ column: Int) {
    if let known = columns {
      if !known.contains(column) {
        columns = min(known.lowerBound, column)...max(known.upperBound, column)
      }
    } else {
      columns = column...column
    }
    while openings.count < column {
      openings.append(ByteChunk("<c r=\"" + CellReference.letters(ofColumn: openings.count + 1)))
    }
    guard space(for: Self.longestCell) != nil else { return }
    put(openings[column - 1])
    put(row)
  }
  /// What a cell has room for when it is opened: its opening, its row, its style, a whole number and its end.
  private static let longestCell = 5 * ByteChunk.most

  /// Makes room for so many more bytes; where they go.
  private mutating func space(for size: Int) -> UnsafeMutablePointer<UInt8>? {
    if count + size > room.count {
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(room.count * 2, count + size))
      _ = larger.moveInitialize(fromContentsOf: room[..<count])
      room.deallocate()
      room = larger
    }
    return room.baseAddress.map { $0 + count }
  }
  private mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
    guard let from = more.baseAddress, let to = space(for: more.count) else { return }
    to.update(from: from, count: more.count)
    count += more.count
  }
  private mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { add($0) }
  }
  /// All of a chunk is stored, and as much of it counts as it holds.
  private mutating func add(_ chunk: ByteChunk) {
    guard let to = space(for: ByteChunk.most) else { return }
    UnsafeMutableRawPointer(to).storeBytes(of: chunk.bytes, as: SIMD32<UInt8>.self)
    count += chunk.count
  }

  /// The same where `open` has made room.
  private mutating func put(_ chunk: ByteChunk) {
    guard let base = room.baseAddress else { return }
    UnsafeMutableRawPointer(base + count).storeBytes(of: chunk.bytes, as: SIMD32<UInt8>.self)
    count += chunk.count
  }

  /// A number: whole ones as such, others with the digits that make them themselves again (XML Schema, double).
  private mutating func append(_ value: Double) {
    if let number = ShortDecimal(value) {
      let size = number.count
      guard let to = space(for: size) else { return }
      number.store(to: to, count: size)
      count += size
    } else if let whole = Int(exactly: value), whole.magnitude < 1 << 53 {
      append(whole)
    } else {
      for byte in value.description.utf8 { append(byte: byte) }
    }
  }
  private mutating func append(_ number: Int) {
    if space(for: ByteChunk.most) != nil { put(number) }
  }
  /// The same where room has been made.
  private mutating func put(_ number: Int) {
    var rest = number.magnitude
    var digits = number < 0 ? 2 : 1
    var limit: UInt = 10
    // Twenty digits at most: the limit does not overflow before.
    while rest >= limit, digits < 20 {
      digits += 1
      limit = limit &* 10
    }
    guard let to = room.baseAddress.map({ $0 + count }) else { return }
    var place = digits
    while place > 0 {
      place -= 1
      to[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    if number < 0 { to[0] = UInt8(ascii: "-") }
    count += digits
  }
  private mutating func append(byte: UInt8) {
    guard let to = space(for: 1) else { return }
    to.pointee = byte
    count += 1
  }
  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): add("&amp;")
      case UInt8(ascii: "<"): add("&lt;")
      case UInt8(ascii: ">"): add("&gt;")
      default: append(byte: byte)
      }
    }
  }
}
