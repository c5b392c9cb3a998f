/// Parts beside a sheet that name its cells: notes and the shapes they are shown in, tables.
enum SheetAttachment {
  /// Notes or a table after rows moved; notes of removed rows go.
  static func moved(_ bytes: [UInt8], _ map: RowMap, part: String) throws(PackageEditError) -> [UInt8] {
    guard var tags = XMLTags(bytes) else { throw .unfit(part) }
    var changes = ByteChanges()
    var removed: XMLTags.Tag?
    while let tag = tags.next() {
      if let start = removed {
        if tag.kind == .close, tags.localName(tag) == tags.localName(start) {
          changes.replace(start.range.lowerBound..<tag.range.upperBound, [])
          removed = nil
        }
        continue
      }
      guard tag.kind != .close, let range = tags.attribute("ref", of: tag) else { continue }
      let old = tags.text(range)
      if let new = map.reference(old) {
        if new != old { changes.replace(range, new.utf8) }
      } else if tags.localName(tag) == "comment" || tags.localName(tag) == "threadedComment" {
        if tag.kind == .empty { changes.replace(tag.range, []) } else { removed = tag }
      } else {
        throw .unfit(part)
      }
    }
    return changes.applied(to: bytes)
  }

  /// The shapes of notes after rows moved (VML, ECMA-376 Part 4, 19.4.2): their rows count from 0.
  static func movedShapes(_ bytes: [UInt8], _ map: RowMap, part: String) throws(PackageEditError) -> [UInt8] {
    guard var tags = XMLTags(bytes) else { throw .unfit(part) }
    var changes = ByteChanges()
    var shape: XMLTags.Tag?
    var anchor: Range<Int>?
    var row: (range: Range<Int>, new: Int?, shift: Int)?
    while let tag = tags.next() {
      let end = bytes[tag.range.upperBound...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      switch (tags.localName(tag), tag.kind) {
      case ("shape", .open): (shape, anchor, row) = (tag, nil, nil)
      case ("Anchor", .open): anchor = tag.range.upperBound..<end
      case ("Row", .open):
        let text = tags.text(tag.range.upperBound..<end).filter { !$0.isWhitespace }
        guard let old = Int(text) else { throw .unfit(part) }
        let new = map.row(old + 1).map { $0 - 1 }
        row = (tag.range.upperBound..<end, new, (new ?? old) - old)
      case ("shape", .close):
        guard let start = shape, let place = row else { continue }
        if place.new == nil {
          changes.replace(start.range.lowerBound..<tag.range.upperBound, [])
        } else if place.shift != 0, let new = place.new {
          var edits = [(place.range, "\(new)")]
          if let anchor { edits.append((anchor, shifted(tags.text(anchor), by: place.shift))) }
          for (range, text) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            changes.replace(range, text.utf8)
          }
        }
        (shape, row, anchor) = (nil, nil, nil)
      default: break
      }
    }
    return changes.applied(to: bytes)
  }

  /// An anchor, `left column, offset, top row, offset, right column, offset, bottom row, offset`, some rows below.
  private static func shifted(_ anchor: String, by rows: Int) -> String {
    var numbers = anchor.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    guard numbers.count == 8, let top = Int(numbers[2]), let bottom = Int(numbers[6]) else { return anchor }
    numbers[2] = "\(max(0, top + rows))"
    numbers[6] = "\(max(0, bottom + rows))"
    return numbers.joined(separator: ", ")
  }
}
