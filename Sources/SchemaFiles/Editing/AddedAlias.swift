package import Schema

/// A further name for an indicator or a unit, as somebody confirmed it.
package struct AddedAlias: Sendable, Hashable {
  /// What the name is for, by its code.
  package enum Owner: Sendable, Hashable {
    case indicator(String)
    case unit(String)
  }
  /// What the name is for.
  package var owner: Owner
  /// The name.
  package var text: String

  /// A name.
  package init(_ owner: Owner, _ text: String) {
    self.owner = owner
    self.text = text
  }

  /// The schema with the name before the other aliases; nil where it has nothing of this code, or the name already.
  func added(to schema: CampaignSchema) -> CampaignSchema? {
    var schema = schema
    switch owner {
    case .indicator(let code):
      guard let position = schema.indicators.firstIndex(where: { $0.code == code }),
        schema.indicators[position].label != text, !schema.indicators[position].aliases.contains(text)
      else { return nil }
      schema.indicators[position].aliases.insert(text, at: 0)
    case .unit(let code):
      guard let position = schema.units.firstIndex(where: { $0.code == code }),
        schema.units[position].name != text, !schema.units[position].aliases.contains(text)
      else { return nil }
      schema.units[position].aliases.insert(text, at: 0)
    }
    return schema
  }
}

extension CampaignSchema {
  /// The schema with further names, each before the aliases that are there; names that are there already are left out.
  package func adding(_ aliases: [AddedAlias]) -> CampaignSchema {
    aliases.reduce(self) { $1.added(to: $0) ?? $0 }
  }
}
