internal import Schema

/// What every page has: its head, its looks and its script. Nothing is loaded from anywhere.
enum PageFrame {
  /// A whole page. It asks for itself again every two minutes, so that a page left open on a screen stays true.
  /// `clock`: what a watcher has to know of the campaign's clock.
  static func page(title: String, language: Language, clock: PageClock? = nil, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="120">\(clock.map { "\n" + $0.html } ?? "")
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(looks)
    </style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    <script>
    \(script)
    </script>
    </body>
    </html>

    """ + String(repeating: " ", count: room)
  }
  /// Blanks at the end, so that a longer notice finds room in the file when the disk is full.
  private static let room = 4096

  /// The looks: readable on a phone and on paper.
  private static let looks = """
    :root { color-scheme: light; --ink: #1c2733; --soft: #5a6875; --line: #d9dfe5; --alarm: #b3261e; --warn: #8a5300; --calm: #1b6b3a; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #f4f6f8; color: var(--ink); font: 16px/1.5 "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
    main { max-width: 1080px; margin: 0 auto; padding: 20px 16px 48px; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 4px; }
    h2 { font-size: 1.15rem; margin: 32px 0 8px; }
    p { margin: 4px 0; overflow-wrap: anywhere; }
    .soft { color: var(--soft); }
    #watch { border-left: 5px solid var(--calm); background: #fff; padding: 8px 14px; margin: 14px 0; }
    #watch[data-state="unwatched"].calm { display: none; }
    #watch.alarm { border-color: var(--alarm); background: #fdeceb; color: var(--alarm); font-weight: 600; }
    #watch ul { margin: 4px 0; padding-left: 20px; overflow-wrap: anywhere; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px; margin: 16px 0; }
    .tile { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
    .tile b { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .bad b { color: var(--alarm); } .warn b { color: var(--warn); } .good b { color: var(--calm); }
    .main a { display: inline-block; background: #14507d; color: #fff; padding: 10px 16px; border-radius: 8px; text-decoration: none; font-weight: 600; overflow-wrap: anywhere; }
    a { color: #14507d; overflow-wrap: anywhere; }
    ol, ul { padding-left: 22px; margin: 6px 0; }
    li { margin: 6px 0; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: 8px; }
    table { border-collapse: collapse; width: 100%; font-size: .95rem; }
    th, td { text-align: left; padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
    th { background: #eaeff3; white-space: nowrap; }
    tr:last-child td { border-bottom: 0; }
    td.state { white-space: nowrap; font-weight: 600; }
    .is-bad { color: var(--alarm); } .is-warn { color: var(--warn); } .is-good { color: var(--calm); }
    .num { text-align: right; font-variant-numeric: tabular-nums; }
    @media (max-width: 640px) {
      .scroll { border: 0; background: none; overflow: visible; }
      table, tbody, tr, td { display: block; width: 100%; }
      thead { display: none; }
      tr { background: #fff; border: 1px solid var(--line); border-radius: 8px; margin: 0 0 10px; padding: 6px 0; }
      td { border: 0; padding: 3px 12px; }
      td:empty { display: none; }
      td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); font-weight: 400; }
      .num { text-align: left; }
    }
    @media print { body { background: #fff; } .scroll { overflow: visible; } }
    """

  /// Tells that the watcher has stopped when its last sign of life is more than eleven minutes old: it gives one every
  /// minute, and a clock may be some minutes wrong.
  private static let script = """
    (function () {
      var part = document.getElementById("watch");
      if (!part || part.getAttribute("data-state") !== "watching") return;
      var beat = Number(part.getAttribute("data-beat")) * 1000;
      function look() {
        if (!(Date.now() - beat > 11 * 60 * 1000)) return;
        part.className = "alarm";
        var late = part.querySelector(".late"), usual = part.querySelector(".beat");
        if (late) late.hidden = false;
        if (usual) usual.hidden = true;
      }
      look();
      setInterval(look, 15000);
    })();
    """
}
