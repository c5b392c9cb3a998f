package import Schema

/// What to do about a finding. Its message says what is odd, and leaves this to be said beside it.
extension Finding {
  /// What a unit is to do: confirm the figure that would fit, else what is generally done. `rule`: the finding's one of the
  /// catalogue. Nil: the message says it.
  package func remedy(_ schema: CampaignSchema, _ rule: RuleDescription?, in words: Wording) -> String? {
    guard let suggestion, suggestion.isFinite else { return usualRemedy(schema, rule, in: words) }
    let number = words.number(suggestion)
    return words(
      "Sửa thành \(number) nếu đúng như vậy; nếu không, ghi số đúng hoặc lý do.",
      "Change it to \(number) if that is right; else write the right figure, or the reason.")
  }

  /// What is generally done: what the author of the schema's rule says, who knows best what to look at, else the remedy of the
  /// catalogue. Nil: the message says it.
  package func usualRemedy(_ schema: CampaignSchema, _ rule: RuleDescription?, in words: Wording) -> String? {
    let help = self.rule.flatMap { code in schema.rules.first { $0.code == code } }?.help
    if let help, !help.isEmpty { return help }
    guard let rule else {
      return words("Kiểm tra lại, sửa số hoặc ghi lý do.", "Check, correct the figure or write the reason.")
    }
    return rule.isInMessage ? nil : words(rule.remedy)
  }

  /// The message, and what a unit is to do.
  package func sentences(_ schema: CampaignSchema, _ rule: RuleDescription?, in words: Wording) -> String {
    [words(message), remedy(schema, rule, in: words)].compactMap(\.self).joined(separator: " ")
  }
}
