/// The form's 43 indicators.
enum IndicatorTable {
  /// Three lines an indicator, and further ones where it has more: code, section, printed number and type, the total
  /// that it is a part of, unit of measure; label; label in English; after `+` more keys of the schema.
  static let rows = """
    A01 A 1 count | - | văn bản
      Văn bản, kế hoạch triển khai đã ban hành
      Plans and instructions issued
    A02 A 2 date | - | ngày
      Ngày ra quân
      Launch date
      + required: true, static: true
    A03 A 3 count | - | đơn vị
      Số xã, phường, thị trấn tham gia
      Communes, wards and townships taking part
      + required: true, static: true, applies_to: [district], max: communes
    A04 A 4 count | - | đội
      Đội tình nguyện được thành lập
      Volunteer teams set up
      + phrase: "thành lập {value} đội tình nguyện"
    A05 A 5 count | - | lượt người
      Lượt đoàn viên, thanh niên tham gia tình nguyện
      Volunteers taking part (times)
      + required: true, phrase: "huy động {value} lượt đoàn viên, thanh niên tham gia"
    A06 A 6 count | - | tin, bài
      Tin, bài, lượt phát trên đài truyền thanh huyện, thành phố
      Items broadcast by district radio
    B01 B 1 count | - | cuộc
      Tổng số cuộc tuyên truyền
      Propaganda sessions, total
      + required: true, headline: true, soft_max: 200, aliases: [Số cuộc tuyên truyền, Tuyên truyền > Số cuộc]
      + phrase: "đã tổ chức tuyên truyền {value} cuộc"
    B02 B 1.1 count | B01 | cuộc
      Giáo dục truyền thống (75 năm CMT8 và Quốc khánh 02/9)
      Traditional education (75th anniversary)
    B03 B 1.2 count | B01 | cuộc
      Cải cách hành chính, thủ tục hành chính (đất đai, CMND, xe, khai sinh...)
      Administrative reform and procedures
    B04 B 1.3 count | B01 | cuộc
      Bảo hiểm xã hội, bảo hiểm y tế
      Social and health insurance
    B05 B 1.4 count | B01 | cuộc
      Phòng, chống dịch Covid-19
      Covid-19 prevention
    B06 B 1.5 count | B01 | cuộc
      Bảo vệ môi trường, ứng phó biến đổi khí hậu
      Environment and climate change
    B10 B 2 count | - | lượt người
      Tổng số lượt người dự tuyên truyền
      Attendance, total
      + required: true, headline: true, max: population, aliases: [Tuyên truyền > Lượt người dự]
      + phrase: "cho {value} lượt đoàn viên, hội viên, thanh niên và bà con nhân dân"
    B11 B 2.1 count | B10 | lượt người
      Đoàn viên, hội viên, thanh niên
      Union members and youth
    B12 B 2.2 count | B10 | lượt người
      Nhân dân
      Other residents
    B20 B 3 count | - | tờ
      Tờ rơi đã phát
      Leaflets handed out
      + phrase: "phát {value} tờ rơi"
    B21 B 4 count | - | tin, bài
      Tin, bài trên mạng xã hội, trang thông tin
      Posts on social media and websites
    C00 C 1 count | - | giấy tờ, hồ sơ
      Tổng số giấy tờ, hồ sơ được hỗ trợ
      Papers and files handled, total
      + phrase: "hỗ trợ {value} giấy tờ, hồ sơ các loại"
    C01 C 1.1 count | C00 | giấy
      Giấy CMND và giấy khai sinh đã cấp
      ID cards and birth certificates issued
      + required: true, headline: true, aliases: ["Giấy tờ hỗ trợ > CMND, khai sinh"]
      + phrase: "kết quả đã cấp {value} giấy CMND và khai sinh"
    C02 C a) count | C01 | giấy
      Giấy CMND (làm mới, cấp lại)
      ID cards (new, replacement)
    C03 C b) count | C01 | giấy
      Giấy khai sinh
      Birth certificates
    C10 C 1.2 count | C00 | giấy tờ, hồ sơ
      Các loại giấy tờ khác được tư vấn, hướng dẫn
      Other papers (advice and guidance)
      + required: true, headline: true, aliases: [Giấy tờ hỗ trợ > Giấy tờ khác]
      + phrase: "có {value} các loại giấy tờ như: hộ khẩu, hộ tịch, hồ sơ giấy tờ đất đai, giấy tờ xe, hồ sơ xin việc làm"
    C11 C a) count | C10 | giấy tờ, hồ sơ
      Hộ khẩu
      Household registration
    C12 C b) count | C10 | giấy tờ, hồ sơ
      Hộ tịch
      Civil status
    C13 C c) count | C10 | giấy tờ, hồ sơ
      Hồ sơ, giấy tờ đất đai
      Land papers
    C14 C d) count | C10 | giấy tờ, hồ sơ
      Giấy tờ xe (đăng ký mới, sang tên, đổi, cấp lại)
      Vehicle papers
    C15 C đ) count | C10 | giấy tờ, hồ sơ
      Hồ sơ xin việc làm
      Job application files
    C16 C e) count | C10 | giấy tờ, hồ sơ
      Giấy tờ khác (xác nhận nơi cư trú...)
      Other (residence confirmation...)
    C20 C 2 count | - | lượt người
      Lượt người dân được hỗ trợ thủ tục hành chính
      Residents helped (times)
    C21 C 3 count | - | doanh nghiệp
      Doanh nghiệp được tư vấn, hướng dẫn
      Enterprises advised
    D01 D 1 count | - | cây
      Cây xanh trồng mới
      Trees planted
      + phrase: "trồng mới {value} cây xanh"
    D02 D 2 count | - | cây, bồn
      Cây xanh, bồn hoa được chăm sóc
      Trees and flower beds tended
    D03 D 3 number | - | km
      Kênh, rạch, suối được nạo vét
      Streams and canals dredged
      + decimals: 2, min: 0, max: 50, soft_max: 20, phrase: "nạo vét {value} km kênh, rạch, suối"
    D04 D 4 count | - | m
      Cống, rãnh được khơi thông
      Drains cleared
    D05 D 5 count | - | m²
      Diện tích phát quang cỏ dại
      Area cleared of weeds
    D06 D 6 count | - | kg
      Rác thải thu gom
      Waste collected
      + soft_max: 20000, phrase: "thu gom {value} kg rác thải"
    E01 E 1 count | - | người
      Người được hướng dẫn cài đặt Bluezone
      People helped to install Bluezone
      + required: true, headline: true, max: population, qualifier: at-least, aliases: [Người cài đặt Bluezone]
      + phrase: "có trên {value} ĐVTN, nhân dân tham gia cài Bluezone"
    E02 E 1.1 count | E01 | người
      Đoàn viên, thanh niên
      Union members and youth
    E03 E 1.2 count | E01 | người
      Nhân dân
      Other residents
    E04 E 2 money | - | nghìn đồng
      Kinh phí thực hiện
      Spending
      + scale: 1000, soft_max: 100000
    E10 E 3 text | - |
      Ưu điểm
      Strengths
    E11 E 4 text | - |
      Hạn chế, khó khăn
      Weaknesses, difficulties
      + required: true
    E12 E 5 text | - |
      Kiến nghị, đề xuất
      Proposals
    """

  /// Code and title of the sections.
  static let sections = [
    ("A", "I", "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"),
    ("B", "II", "CÔNG TÁC TUYÊN TRUYỀN, GIÁO DỤC"),
    ("C", "III", "HỖ TRỢ THỦ TỤC HÀNH CHÍNH"),
    ("D", "IV", "BẢO VỆ MÔI TRƯỜNG"),
    ("E", "V", "CHUYỂN ĐỔI SỐ PHÒNG, CHỐNG DỊCH; ĐÁNH GIÁ"),
  ]
}
