/// A schema in which every key stands at least once.
enum FullSchema {
  static let yaml = #"""
    schema: tonghop/1
    campaign:
      code: TNTN-2020
      title: Ngày thứ bảy tình nguyện hỗ trợ nhân dân về thủ tục hành chính
      issuer: Tỉnh Đoàn Kiên Giang
      superior: Trung ương Đoàn
      language: vi
      header: youth-union
      number_locale: auto
      dash: blank
      notations: {NA: not-applicable, "N/A": not-applicable, NC: pending}
      time_zone: Asia/Bangkok
      convert: true
      synthetic: yes
    version: "1.2"
    rounds:
      - {code: 2020-1, title: Đợt 1, date: 2020-03-28}
      - {code: "2020-3", title: Đợt 3 năm 2020, aliases: [Đợt 3, Quý III], date: 2020-08-29, due: 2020-09-05T17:00, closes: 2020-09-10, year: 2020}
    current: "2020-3"
    units:
      - {code: KG, name: Tỉnh Kiên Giang, level: province, population: 1723067}
      - code: 0899
        name: Thành phố Rạch Giá
        aliases: [Thành Đoàn Rạch Giá, TP Rạch Giá, TPRG]
        level: district
        class: city
        parent: KG
        reports: true
        population: 228416
        fields: {communes: 12, hộ: 1.5}
        contact: "Nguyễn …, 0297…"
        valid_from: 2018-01-01
        valid_to: 2025-06-30
      - {code: 91-RG, name: Phường Rạch Giá, level: district, parent: KG, reports: no}
    crosswalk:
      - {from: 0899, to: 91-RG, date: 2025-07-01, weight: 0.5, source: Nghị quyết 202}
    layouts:
      - code: form
        sheet: Biểu 1
        kind: form
        template: null
        columns:
          number: STT
          label: [Nội dung, Chỉ tiêu]
          unit: Đơn vị tính
          code: Mã số
          value: Kết quả
          note: Ghi chú
          ignore: [Tỷ lệ, "=H"]
        unit_cell: {label: Đơn vị, side: same, lines: 3}
        round_cell: {cell: c4}
        unit_of_measure_cell: {label: Đơn vị tính, side: below}
        stop: [Người lập biểu, Thủ trưởng đơn vị]
        sections: repeat
        hierarchy: number
        free: {after: Khác, until: Tổng}
        tolerance: 0.5%
        parts: add
      - code: plan
        sheet: [Biểu 3, /^B.*3$/]
        kind: form
        template: mẫu/b3.xlsx
        columns: {code: Mã số, label: Chỉ tiêu}
        values:
          - {column: Kế hoạch năm, measure: plan}
          - {column: Thực hiện kỳ báo cáo, measure: now}
          - {column: Lũy kế từ đầu năm, measure: cumulative}
          - {column: Cùng kỳ năm trước, measure: previous}
          - {column: "Tỷ lệ > So kế hoạch", measure: rate, derived: now / plan * 100}
      - code: grid
        sheet: Biểu 2
        kind: grid
        row_label: [Mặt hàng, Thị trường]
        header_rows: 2
        column_numbers: true
        codes_row: C-101
        rows: free
        unit_column: =B
        total_row: [Tổng cộng, /^Cộng/]
        indicators: [B01, B10, C01]
    sections: [{code: A, title: "I. CHỈ ĐẠO"}, {code: B, title: "II. TUYÊN TRUYỀN"}]
    choices: {status: [{code: done, label: Đã làm, aliases: [xong, hoàn thành]}, {code: no}]}
    indicators:
      - code: B01
        section: B
        number: 1.10
        printed_code: "011"
        label: Tổng số cuộc tuyên truyền
        aliases: [Số cuộc tuyên truyền]
        label_en: Propaganda sessions, total
        unit: cuộc
        type: count
        scale: 1000
        decimals: 1
        required: true
        measures: [now]
        min: 1
        max: population
        soft_min: communes
        soft_max: 200
        aggregate: ratio(C01/B10)
        kind: stock
        cumulates: B10
        normalise_by: population
        parent: B10
        relation: of-which
        static: true
        applies_to: [district, city]
        layout: form
        valid_from: 2020-1
        valid_to: 2020-3
        replaces: C01
        headline: true
        qualifier: at-least
        phrase: "đã tổ chức {value} cuộc tuyên truyền"
      - {code: B10, label: Lượt người, type: money, layout: [plan, form]}
      - {code: C01, label: Tỷ lệ, type: percent}
      - {code: D01, label: Ngày, type: date, layout: plan}
      - {code: D02, label: Ưu điểm, type: text, aggregate: none}
      - {code: D03, label: Đã họp, type: yesno}
      - {code: D04, label: Trạng thái, type: choice(status)}
      - {code: D05, label: Chiều dài, type: number, min: null, decimals: null}
    rules:
      - code: R-B10
        expr: B10 >= sum(B01:C01) + communes
        scope: row
        severity: warning
        missing: skip-if-all
        tolerance: 1
        message: Số lượt người dự không thể ít hơn số cuộc.
        help: Kiểm tra lại cột Kết quả của mục 1 và 2.
    thresholds: {outlier_z: 5, notice_z: 2.5, materiality_share: 0.01, materiality_min: 6, label_accept: 0.9, label_ask: 0.7}
    corrections:
      - {round: 2020-3, unit: 0899, indicator: B01, sub_unit: Xã A, measure: plan, was: 130, becomes: 013, reason: gõ thừa số 0, by: Văn phòng, date: 2020-09-06}
    accepted:
      - {round: 2020-3, unit: 0899, indicator: B10, sub_unit: Xã B, measure: cumulative, code: P300, reason: hội chợ, within: 10%}
      - {unit: KG, code: R-B10}
    """#
}
