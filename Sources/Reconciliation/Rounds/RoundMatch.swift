/// Which round a text or a date names. Rounds are positions in `CampaignSchema.rounds`.
enum RoundMatch: Sendable, Equatable {
  /// One.
  case round(Int)
  /// Several bear the name: "Đợt 3" of two years.
  case several([Int])
  /// The name of one, with a year beside it that is not that round's: "Đợt 3 năm 2019" where 2020 is consolidated.
  case otherYear
  /// None that the schema knows, or nothing that can be read.
  case unknown
}
