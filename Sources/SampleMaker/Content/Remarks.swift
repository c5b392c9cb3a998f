/// What units write in words; made up.
enum Remarks {
  /// Strengths (E10).
  static let strengths = [
    "Được cấp ủy, chính quyền quan tâm; đoàn viên tham gia nhiệt tình, nhân dân đồng tình ủng hộ.",
    "Các cơ sở Đoàn chủ động xây dựng kế hoạch, phối hợp tốt với bộ phận một cửa.",
    "Công tác tuyên truyền được triển khai đồng loạt, đúng ngày ra quân.",
    "Đội hình tình nguyện hướng dẫn tận tình, rút ngắn thời gian chờ của người dân.",
    "Phối hợp tốt với Công an và Tư pháp trong hỗ trợ giấy tờ tại chỗ.",
  ]
  /// Weaknesses (E11).
  static let weaknesses = [
    "Kết quả chưa đồng đều giữa các cơ sở; một số nơi số lượt người đến giải quyết chưa cao.",
    "Một số người dân chưa sử dụng điện thoại thông minh nên khó cài đặt Bluezone.",
    "Kinh phí thực hiện còn gặp nhiều khó khăn.",
    "Thời tiết mưa nhiều, ảnh hưởng đến hoạt động bảo vệ môi trường.",
    "Đoàn viên đi làm ăn xa nhiều, lực lượng tham gia còn mỏng.",
    "Địa bàn rộng, đi lại khó khăn nên việc tuyên truyền chưa đến hết các ấp.",
  ]
  /// Proposals (E12).
  static let proposals = [
    "Đề nghị Tỉnh Đoàn hỗ trợ thêm kinh phí và tờ rơi tuyên truyền.",
    "Không",
    "Đề nghị tập huấn kỹ năng hướng dẫn dịch vụ công trực tuyến cho cán bộ Đoàn cơ sở.",
    "Tiếp tục duy trì mô hình trong các đợt sau.",
  ]
}
