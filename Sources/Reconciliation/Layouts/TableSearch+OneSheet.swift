internal import Cells
internal import Schema

/// Several tables on one sheet: each keeps to its own rows and columns.
extension TableSearch {
  /// The grid of a layout that stands on a sheet of another one's name, below, above or beside its table. Its headings are
  /// its indicators' labels, at least two of them: no other table has them.
  func besideOthers(_ plan: LayoutPlan, on sheets: [SheetView], others: [FoundTable]) -> [FoundTable] {
    sheets.filter { isNamedByOther($0, than: plan) }.compactMap { sheet in
      guard let found = find(plan, on: sheet, isNamed: false), case .grid(let grid) = found.kind,
        grid.columns.count >= 2, grid.columns.count * 2 >= plan.indicators.count
      else { return nil }
      let columns = Set(grid.columns.map(\.column))
      let isOther = others.contains { other in
        other.sheet == found.sheet && other.headings.contains { $0.overlaps(grid.heading) }
          && !other.valueColumns.isDisjoint(with: columns)
      }
      return isOther ? nil : found
    }
  }

  /// The tables, of which each grid ends above the next table in its columns, and each form above the next grid.
  func bounded(_ tables: [FoundTable]) -> [FoundTable] {
    guard tables.count > 1 else { return tables }
    return tables.map { table in
      let below = tables.filter { other in
        other.sheet == table.sheet && other.plan != table.plan && other.top > table.headingEnd
          && !other.columns.isDisjoint(with: table.columns)
      }
      var result = table
      switch table.kind {
      case .grid(var grid):
        grid.end = below.map { $0.top - 1 }.min()
        result.kind = .grid(grid)
      case .form(var form):
        let grids = below.filter(\.isGrid)
        guard let next = grids.map(\.top).min() else { break }
        form.segments = form.segments.filter { segment in
          segment.heading.map { heading in !grids.contains { $0.headings.contains { $0.overlaps(heading) } } }
            ?? true
        }
        for position in form.segments.indices where form.segments[position].rows.contains(next) {
          let first = form.segments[position].rows.lowerBound
          form.segments[position].rows = first...max(first, next - 1)
        }
        result.kind = .form(form)
      }
      return result
    }
  }
}

extension FoundTable {
  /// Whether it is a grid.
  var isGrid: Bool { if case .grid = kind { true } else { false } }
  /// The rows of its headings.
  var headings: [ClosedRange<Int>] {
    switch kind {
    case .form(let form): form.segments.compactMap(\.heading)
    case .grid(let grid): [grid.heading]
    }
  }
  /// The last row of its first heading.
  var headingEnd: Int { headings.first?.upperBound ?? top }
  /// The columns that hold its figures.
  var valueColumns: Set<Int> {
    switch kind {
    case .form(let form): Set(form.segments.flatMap { $0.columns.values.compactMap { $0 } })
    case .grid(let grid): Set(grid.columns.map(\.column))
    }
  }
  /// The columns that hold its labels and figures.
  var columns: Set<Int> {
    switch kind {
    case .form(let form): valueColumns.union(form.segments.flatMap(\.columns.label))
    case .grid(let grid): valueColumns.union(grid.rowLabels)
    }
  }
}
