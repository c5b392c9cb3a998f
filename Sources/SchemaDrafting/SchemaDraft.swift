package import Findings
package import Schema

/// A schema drafted from a template, with what staff should look at before it is used.
package struct SchemaDraft: Sendable {
  /// The schema. It can be read and checked as it stands; its units may be placeholders.
  package var schema: CampaignSchema
  /// The tables that its layouts come from, in the same order.
  package var tables: [DraftedTable]
  /// Sheets and tables from which no layout was made.
  package var declined: [DeclinedTable]
  /// What was assumed and what is left to do, in the order of the template.
  package var notes: [FindingMessage]
}

/// What a draft is told beside the template.
package struct SchemaDraftOptions: Sendable {
  /// The campaign's code; nil: made from the file's name.
  package var code: String?
  /// The campaign's title; nil: what the template prints.
  package var title: String?
  /// The template's file name, without its ending.
  package var fileName: String
  /// Where the schema shall name its template: a path relative to the schema's folder; nil: it does not.
  package var templatePath: String?
  /// A schema whose units, crosswalk and rounds are taken over; nil: placeholders.
  package var source: CampaignSchema?
  /// Options for a file.
  package init(fileName: String) { self.fileName = fileName }
}

/// Why no schema was drafted at all.
package enum SchemaDraftError: Error, Sendable, Equatable {
  /// No sheet has a table with figures; each with its reason.
  case nothingToDraft([DeclinedTable])
}
