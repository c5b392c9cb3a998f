/// A key with tones while it is put together from lower-case NFC scalars: letters without their tones, and each syllable's tone
/// as a digit where the syllable ends.
struct TonedText {
  private var text: ScalarText
  /// The tone of the syllable that has not ended yet.
  private var tone = VietnameseTone.level

  /// Nothing yet, with room for so many bytes.
  init(room: Int = 32) { text = ScalarText(room: room) }

  /// What was put together.
  var string: String { text.string }

  /// Adds a scalar.
  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80, tone == .level { text.append(scalar) } else { appendMarked(scalar) }
  }

  /// Adds a scalar that may have a tone, or end the syllable of one.
  private mutating func appendMarked(_ scalar: Unicode.Scalar) {
    if let combining = VietnameseTone(combining: scalar) {
      tone = combining
      return
    }
    let taken = VietnameseLetter(scalar)
    if tone != .level, !TextKey.isLetter(scalar) { end() }
    if taken.tone != .level { tone = taken.tone }
    text.append(taken.letter)
  }

  /// Ends the last syllable.
  mutating func end() {
    if let digit = tone.digit { text.append(Unicode.Scalar(digit)) }
    tone = .level
  }

  /// Begins anew.
  mutating func removeAll() {
    text.removeAll()
    tone = .level
  }
}

extension ScalarText {
  /// Adds the letter that a lower-case NFC scalar is without any mark; nothing for the mark of a tone that stands alone.
  @inline(__always)
  mutating func append(plain scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      append(scalar)
    } else if VietnameseTone(combining: scalar) == nil {
      append(VietnameseLetter(scalar).plain)
    }
  }
}

extension VietnameseTone {
  /// The tone of a combining mark that found no letter to compose with; nil for any other scalar.
  init?(combining scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x300, 0x340: self = .grave
    case 0x301, 0x341: self = .acute
    case 0x303: self = .tilde
    case 0x309: self = .hook
    case 0x323: self = .dot
    default: return nil
    }
  }
}
