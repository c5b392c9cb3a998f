/// The keys of each mapping of a schema: what is read, what the nearest of is suggested, and what the writer writes.
enum SchemaKeys {
  static let root = [
    "schema", "campaign", "version", "rounds", "current", "units", "crosswalk", "layouts", "sections",
    "choices",
    "indicators", "rules", "thresholds", "corrections", "accepted",
  ]
  static let campaign = [
    "code", "title", "issuer", "superior", "language", "header", "number_locale", "dash", "notations",
    "time_zone",
    "convert", "synthetic",
  ]
  static let round = ["code", "title", "aliases", "date", "due", "closes", "year"]
  static let unit = [
    "code", "name", "level", "parent", "reports", "population", "aliases", "class", "fields", "contact",
    "valid_from",
    "valid_to",
  ]
  static let crosswalk = ["from", "to", "date", "weight", "source"]
  static let layout = [
    "code", "sheet", "kind", "template", "columns", "values", "unit_cell", "round_cell",
    "unit_of_measure_cell",
    "stop", "sections", "hierarchy", "free", "tolerance", "parts", "row_label", "header_rows",
    "column_numbers",
    "codes_row", "rows", "unit_column", "total_row", "indicators",
  ]
  static let columns = ["number", "label", "unit", "code", "value", "note", "ignore"]
  static let valueColumn = ["column", "measure", "derived"]
  static let namedCell = ["label", "side", "lines", "cell"]
  static let free = ["after", "until"]
  static let section = ["code", "title"]
  static let choice = ["code", "label", "aliases"]
  static let indicator = [
    "code", "section", "number", "printed_code", "label", "aliases", "label_en", "unit", "type", "scale",
    "decimals",
    "required", "measures", "min", "max", "soft_min", "soft_max", "aggregate", "kind", "cumulates",
    "normalise_by",
    "parent", "relation", "static", "applies_to", "layout", "valid_from", "valid_to", "replaces", "headline",
    "qualifier", "phrase",
  ]
  static let rule = ["code", "expr", "scope", "severity", "missing", "tolerance", "message", "help"]
  static let thresholds = [
    "outlier_z", "notice_z", "materiality_share", "materiality_min", "label_accept", "label_ask",
  ]
  static let correction = [
    "round", "unit", "indicator", "sub_unit", "measure", "was", "becomes", "reason", "by", "date",
  ]
  static let accepted = [
    "round", "unit", "indicator", "sub_unit", "measure", "code", "reason", "within",
  ]
}
