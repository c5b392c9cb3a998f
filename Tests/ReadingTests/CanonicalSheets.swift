/// Worksheets as the common programs write them.
enum CanonicalSheets {
  /// All of them.
  static let all = [excel, openpyxl, xlsxwriter, libreOffice, odd, latin, foreign, undeclared]

  private static let start =
    #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let namespace = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

  /// Spans, `x14ac:dyDescent`, shared formulas, a hidden row, all types of values.
  private static let excel =
    start
    + #"<worksheet \#(namespace) xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:E5"/><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>"#
    + #"<row r="1" spans="1:5" ht="30" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>8</v></c><c r="C1" s="0"/></row>"#
    + #"<row r="2" spans="1:5" x14ac:dyDescent="0.25"><c r="A2"><v>1</v></c><c r="B2"><v>-12.5</v></c><c r="C2"><f>A2*2</f><v>2</v></c><c r="D2"><f t="shared" ref="D2:D3" si="0">A2&lt;&gt;B2</f><v>1</v></c><c r="E2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>"#
    + #"<row r="3" spans="1:5" hidden="1" x14ac:dyDescent="0.25"><c r="A3"><v>0.8357784231678159</v></c><c r="B3"><v>1.5E-3</v></c><c r="D3"><f t="shared" si="0"/><v>0</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#
    + #"<row r="5" spans="1:5" x14ac:dyDescent="0.25"/><row r="7" x14ac:dyDescent="0.25"><c r="XFD7" t="s"><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#

  /// Inline types spelled out, the style behind the type.
  private static let openpyxl =
    #"<worksheet \#(namespace)><sheetPr><outlinePr summaryBelow="1"/></sheetPr><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Đoàn Thanh niên</t></is></c><c r="B1" t="n"><v>7063</v></c></row><row r="2" ht="20" customHeight="1"><c r="A2" t="inlineStr"><is><t xml:space="preserve"> hai  dấu cách </t></is></c><c r="B2" s="0" t="n"><v>12</v></c><c r="C2"><f>SUM(B1:B2)</f><v></v></c><c r="D2"><f>B1</f><v/></c></row></sheetData></worksheet>"#

  /// Nothing but what has to be.
  private static let xlsxwriter =
    start
    + #"<worksheet \#(namespace)><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="10" spans="1:3"><c r="A10" s="0"><v>1</v></c><c r="B10"><v>100000000000000000000</v></c><c r="C10"><v>1e308</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row></sheetData></worksheet>"#

  /// Shared formulas spelled out, `aca`, texts with entities.
  private static let libreOffice =
    start
    + #"<worksheet \#(namespace) xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData><row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="0" t="s"><v>2</v></c><c r="B1" s="0" t="n"><v>3</v></c><c r="C1" s="0" t="n"><f aca="false">B1+1</f><v>4</v></c></row><row r="2"><c r="A2" t="str"><v>x &amp; y &lt; z &gt; "q" &quot;&apos;</v></c><c r="B2" t="b"><v>0</v></c></row></sheetData></worksheet>"#

  /// What the lane leaves to expat, between rows that it takes.
  private static let odd =
    start
    + #"<worksheet \#(namespace)><sheetData>"# + "\n  "
    + #"<row r="1"><c r="A1"><v>1</v></c></row>"# + "\r\n"
    + #"<row><c><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>4</v></c></row><!-- <row r="9"><c r="A9"><v>9</v></c></row> --><row r="4"><c r="A4" t="inlineStr"><is><r><t>a_x0041_</t></r><r><t>b&#10;c</t></r></is></c></row>"#
    + #"<row r="5"><c r="A5"><v><![CDATA[5]]></v></c></row><row r="6"><c r="A6" t="str"><v>_x0041_ ]] e</v></c><c r="B6" t="s"><v>99</v></c></row><row r="6"><c r="A6"><v>6</v></c></row></sheetData></worksheet>"#

  /// Another encoding: the bytes of its texts are not UTF-8's.
  private static let latin =
    #"<?xml version="1.0" encoding="ISO-8859-1"?><worksheet \#(namespace)><sheetData><row r="1"><c r="A1" t="str"><v>é</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c><c r="C2" t="str"><v>ư</v></c></row></sheetData></worksheet>"#

  /// Rows without a prefix that are not SpreadsheetML's, and one that is.
  private static let foreign =
    #"<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns="urn:other"><x:sheetData><row r="1"><c r="A1"><v>1</v></c></row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c><x:c r="B2"><x:v>2</x:v></x:c></x:row><x:row r="3"><x:c r="A3"><x:v>3</x:v></x:c><x:c r="B3"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>"#

  /// No namespace at all, and one that comes with the cells.
  private static let undeclared =
    #"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3" xmlns="urn:other"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"><v>3</v></c></row></sheetData></worksheet>"#

  /// Tables of shared strings.
  static let strings = [
    start
      + #"<sst \#(namespace) count="4" uniqueCount="4"><si><t>Đoàn viên</t></si><si><t xml:space="preserve"> a &amp; b </t></si><si><t/></si><si><t></t></si><si><t>_x0041_b</t></si><si><t>x</t><phoneticPr fontId="1"/></si></sst>"#,
    #"<sst \#(namespace)>"# + "\n  "
      + #"<si><r><rPr><rFont val="VNI-Times"/></rPr><t>a</t></r><r><t>b</t></r></si><si><t>c</t></si><!-- <si><t>no</t></si> --><si><t>d</t><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>e&#10;f</t></si></sst>"#,
  ]
}
