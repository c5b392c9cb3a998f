private import Foundation
import Schema

/// The campaign, its version, rounds, sections and choices.
extension SchemaReader {
  /// `campaign` and `version`.
  func readCampaign() {
    if let version = root.word("version") {
      let parts = version.split(separator: ".", omittingEmptySubsequences: false)
      if (1...3).contains(parts.count), parts.allSatisfy({ ScalarText.wholeNumber(String($0)) ?? -1 >= 0 }) {
        schema.version = version
      } else {
        root.report(.otherForm(found: version, expected: .version), "version")
      }
    }
    guard root.value("campaign") != nil else { return root.missing("campaign") }
    guard let reader = root.mapping("campaign", keys: SchemaKeys.campaign) else { return }
    let code = reader.requiredCode("code") ?? ""
    if !code.isEmpty, !SchemaCode.isPlain(code) {
      reader.report(.otherForm(found: code, expected: .plainCode), "code")
    }
    var campaign = Campaign(code: code, title: reader.requiredText("title"))
    campaign.issuer = reader.text("issuer") ?? ""
    campaign.superior = reader.text("superior")
    campaign.language = reader.option("language") ?? .vietnamese
    campaign.header = reader.option("header") ?? HeaderBlock.none
    campaign.numberLocale = reader.option("number_locale") ?? .vietnamese
    campaign.dash = reader.option("dash") ?? .zero
    campaign.notations = notations(reader)
    campaign.timeZone = timeZone(reader) ?? campaign.timeZone
    campaign.convert = reader.flag("convert")
    campaign.synthetic = reader.flag("synthetic")
    schema.campaign = campaign
  }

  private func notations(_ reader: MappingReader) -> [Notation] {
    let states = ["not-applicable", "pending", "blank", "zero", "unreadable"]
    let path = reader.path.child("notations")
    return reader.freeMapping("notations").compactMap { entry in
      let place = path.child(entry.key)
      guard case .text(let text, _) = entry.value.content else {
        problems.report(
          .otherShape(found: entry.value.shape, expected: .text), at: entry.value.position, path: place)
        return nil
      }
      let state = text.trimmed
      guard states.contains(state) else {
        problems.report(
          .notOneOf(found: state, expected: states), at: entry.value.position, path: place,
          suggestion: problems.nearest(to: state, in: states))
        return nil
      }
      guard !entry.key.trimmed.isEmpty else {
        problems.report(.otherForm(found: entry.key, expected: .text), at: entry.position, path: path)
        return nil
      }
      return Notation(word: entry.key, state: state)
    }
  }

  /// A name such as `Asia/Ho_Chi_Minh`, of a zone that there is.
  private func timeZone(_ reader: MappingReader) -> String? {
    let zone = reader.typed("time_zone", .timeZone) { text -> String? in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      let isName =
        (1...3).contains(parts.count)
        && parts.allSatisfy { part in
          part.first?.isLetter == true
            && part.utf8.allSatisfy { byte in
              switch byte {
              case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2B, 0x2D: true
              default: false
              }
            }
        }
      return isName ? text : nil
    }
    guard let zone, zone != schema.campaign.timeZone, TimeZone(identifier: zone) == nil else { return zone }
    let known = TimeZone.knownTimeZoneIdentifiers
    reader.report(
      .notOneOf(found: zone, expected: ["Asia/Ho_Chi_Minh", "Asia/Bangkok", "UTC"]), "time_zone",
      suggestion: problems.nearest(to: zone, in: known))
    return nil
  }

  /// `rounds` and `current`.
  func readRounds() {
    for coded in rounds {
      let reader = coded.reader
      var round = Round(code: coded.code ?? "")
      round.title = reader.text("title") ?? ""
      round.aliases = reader.texts("aliases")
      round.date = reader.day("date")
      round.due = reader.moment("due")
      round.closes = reader.moment("closes")
      round.year = reader.entry("year") == nil ? round.date?.year : reader.wholeNumber("year", in: 1...9999)
      if let before = schema.rounds.last(where: { $0.date != nil }), let earlier = before.date,
        let date = round.date, date < earlier
      {
        reader.inconsistent(
          "date", vietnamese: "Các kỳ phải xếp từ cũ đến mới; kỳ \(before.code) ở trên lại muộn hơn.",
          english: "Rounds stand oldest first; the round \(before.code) above is later.")
      }
      schema.rounds.append(round)
    }
    schema.current = root.reference("current", to: roundNames)
  }

  /// `sections`.
  func readSections() {
    schema.sections = sections.map {
      IndicatorSection(code: $0.code ?? "", title: $0.reader.requiredText("title"))
    }
  }

  /// `choices`.
  func readChoices() {
    let path = root.path.child("choices")
    for entry in root.freeMapping("choices") {
      let place = path.child(entry.key)
      guard SchemaCode.isValid(entry.key) else {
        problems.report(.otherForm(found: entry.key, expected: .code), at: entry.position, path: place)
        choiceListNames.isComplete = false
        continue
      }
      _ = choiceListNames.add(entry.key, line: entry.position.line)
      guard case .list(let list) = entry.value.content, !list.isEmpty else {
        problems.report(
          .otherShape(found: entry.value.shape, expected: .list), at: entry.value.position, path: place)
        continue
      }
      schema.choices.append(ChoiceList(code: entry.key, choices: choices(list, place)))
    }
  }

  private func choices(_ list: [SchemaNode], _ path: SchemaPath) -> [Choice] {
    var names = NameTable(.choice)
    return list.enumerated().compactMap { index, node in
      guard
        let reader = MappingReader(
          node, section: "choices", keys: SchemaKeys.choice, path: path.element(index + 1), problems: problems
        ),
        let code = reader.requiredCode("code")
      else { return nil }
      if let first = names.add(code, line: reader.position(of: "code").line) {
        reader.report(.repeatedCode(code, of: .choice, firstLine: first), "code")
      }
      return Choice(code: code, label: reader.text("label") ?? code, aliases: reader.texts("aliases"))
    }
  }
}
