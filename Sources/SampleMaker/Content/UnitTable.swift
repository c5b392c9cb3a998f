/// The units of the province as they stood on 29 August 2020: 15 districts with 145 communes (codes of the General
/// Statistics Office), and six unions that report to the provincial union directly.
enum UnitTable {
  /// A line a district: code; name; the union's name; population; the place written beside a date. Below it its
  /// communes: code, P (phường), X (xã) or T (thị trấn), name.
  static let districts = """
    899; Thành phố Rạch Giá; Thành Đoàn Rạch Giá; 228416; Rạch Giá
      30730 P Vĩnh Thanh Vân, 30733 P Vĩnh Thanh, 30736 P Vĩnh Quang, 30739 P Vĩnh Hiệp, 30742 P Vĩnh Bảo,
      30745 P Vĩnh Lạc, 30748 P An Hòa, 30751 P An Bình, 30754 P Rạch Sỏi, 30757 P Vĩnh Lợi,
      30760 P Vĩnh Thông, 30763 X Phi Thông
    900; Thành phố Hà Tiên; Thành Đoàn Hà Tiên; 49000; Hà Tiên
      30766 P Tô Châu, 30769 P Đông Hồ, 30772 P Bình San, 30775 P Pháo Đài, 30778 P Mỹ Đức, 30781 X Tiên Hải,
      30784 X Thuận Yên
    902; Huyện Kiên Lương; Huyện Đoàn Kiên Lương; 73000; Kiên Lương
      30787 T Kiên Lương, 30790 X Kiên Bình, 30802 X Hòa Điền, 30805 X Dương Hòa, 30808 X Bình An,
      30809 X Bình Trị, 30811 X Sơn Hải, 30814 X Hòn Nghệ
    903; Huyện Hòn Đất; Huyện Đoàn Hòn Đất; 153000; Hòn Đất
      30817 T Hòn Đất, 30820 T Sóc Sơn, 30823 X Bình Sơn, 30826 X Bình Giang, 30828 X Mỹ Thái,
      30829 X Nam Thái Sơn, 30832 X Mỹ Hiệp Sơn, 30835 X Sơn Kiên, 30836 X Sơn Bình, 30838 X Mỹ Thuận,
      30840 X Lình Huỳnh, 30841 X Thổ Sơn, 30844 X Mỹ Lâm, 30847 X Mỹ Phước
    904; Huyện Tân Hiệp; Huyện Đoàn Tân Hiệp; 125858; Tân Hiệp
      30850 T Tân Hiệp, 30853 X Tân Hội, 30856 X Tân Thành, 30859 X Tân Hiệp B, 30860 X Tân Hoà,
      30862 X Thạnh Đông B, 30865 X Thạnh Đông, 30868 X Tân Hiệp A, 30871 X Tân An, 30874 X Thạnh Đông A,
      30877 X Thạnh Trị
    905; Huyện Châu Thành; Huyện Đoàn Châu Thành; 155000; Châu Thành
      30880 T Minh Lương, 30883 X Mong Thọ A, 30886 X Mong Thọ B, 30887 X Mong Thọ, 30889 X Giục Tượng,
      30892 X Vĩnh Hòa Hiệp, 30893 X Vĩnh Hoà Phú, 30895 X Minh Hòa, 30898 X Bình An, 30901 X Thạnh Lộc
    906; Huyện Giồng Riềng; Huyện Đoàn Giồng Riềng; 225369; Giồng Riềng
      30904 T Giồng Riềng, 30907 X Thạnh Hưng, 30910 X Thạnh Phước, 30913 X Thạnh Lộc, 30916 X Thạnh Hòa,
      30917 X Thạnh Bình, 30919 X Bàn Thạch, 30922 X Bàn Tân Định, 30925 X Ngọc Thành, 30928 X Ngọc Chúc,
      30931 X Ngọc Thuận, 30934 X Hòa Hưng, 30937 X Hoà Lợi, 30940 X Hoà An, 30943 X Long Thạnh,
      30946 X Vĩnh Thạnh, 30947 X Vĩnh Phú, 30949 X Hòa Thuận, 30950 X Ngọc Hoà
    907; Huyện Gò Quao; Huyện Đoàn Gò Quao; 133776; Gò Quao
      30952 T Gò Quao, 30955 X Vĩnh Hòa Hưng Bắc, 30958 X Định Hòa, 30961 X Thới Quản, 30964 X Định An,
      30967 X Thủy Liễu, 30970 X Vĩnh Hòa Hưng Nam, 30973 X Vĩnh Phước A, 30976 X Vĩnh Phước B,
      30979 X Vĩnh Tuy, 30982 X Vĩnh Thắng
    908; Huyện An Biên; Huyện Đoàn An Biên; 115584; An Biên
      30985 T Thứ Ba, 30988 X Tây Yên, 30991 X Tây Yên A, 30994 X Nam Yên, 30997 X Hưng Yên, 31000 X Nam Thái,
      31003 X Nam Thái A, 31006 X Đông Thái, 31009 X Đông Yên
    909; Huyện An Minh; Huyện Đoàn An Minh; 116217; An Minh
      31018 T Thứ Mười Một, 31021 X Thuận Hoà, 31024 X Đông Hòa, 31030 X Đông Thạnh, 31031 X Tân Thạnh,
      31033 X Đông Hưng, 31036 X Đông Hưng A, 31039 X Đông Hưng B, 31042 X Vân Khánh, 31045 X Vân Khánh Đông,
      31048 X Vân Khánh Tây
    910; Huyện Vĩnh Thuận; Huyện Đoàn Vĩnh Thuận; 81000; Vĩnh Thuận
      31051 T Vĩnh Thuận, 31060 X Vĩnh Bình Bắc, 31063 X Vĩnh Bình Nam, 31064 X Bình Minh, 31069 X Vĩnh Thuận,
      31072 X Tân Thuận, 31074 X Phong Đông, 31075 X Vĩnh Phong
    911; Huyện Phú Quốc; Huyện Đoàn Phú Quốc; 179480; Phú Quốc
      31078 T Dương Đông, 31081 T An Thới, 31084 X Cửa Cạn, 31087 X Gành Dầu, 31090 X Cửa Dương,
      31093 X Hàm Ninh, 31096 X Dương Tơ, 31099 X Hòn Thơm, 31102 X Bãi Thơm, 31105 X Thổ Châu
    912; Huyện Kiên Hải; Huyện Đoàn Kiên Hải; 17600; Kiên Hải
      31108 X Hòn Tre, 31111 X Lại Sơn, 31114 X An Sơn, 31115 X Nam Du
    913; Huyện U Minh Thượng; Huyện Đoàn U Minh Thượng; 80390; U Minh Thượng
      31012 X Thạnh Yên, 31015 X Thạnh Yên A, 31027 X An Minh Bắc, 31054 X Vĩnh Hòa, 31057 X Hoà Chánh,
      31066 X Minh Thuận
    914; Huyện Giang Thành; Huyện Đoàn Giang Thành; 29882; Giang Thành
      30791 X Vĩnh Phú, 30793 X Vĩnh Điều, 30796 X Tân Khánh Hòa, 30797 X Phú Lợi, 30799 X Phú Mỹ
    """

  /// A line an affiliated union: code; name; further names; the place written beside a date.
  static let affiliated = """
    DK; Đoàn Khối Cơ quan và Doanh nghiệp tỉnh; Đoàn Khối CQ-DN tỉnh, ĐK CQ&DN, Đoàn khối; Rạch Giá
    CA; Đoàn Thanh niên Công an tỉnh; Đoàn TN Công an tỉnh, ĐTN CA tỉnh, Công an tỉnh; Rạch Giá
    QS; Ban Thanh niên Quân sự tỉnh; Đoàn cơ sở Bộ CHQS tỉnh, BCHQS tỉnh, Quân sự tỉnh; Rạch Giá
    BP; Ban Thanh niên Bộ đội Biên phòng tỉnh; BĐBP tỉnh, Đoàn BCH BĐBP, Biên phòng; Rạch Giá
    DHKG; Đoàn Trường Đại học Kiên Giang; ĐH Kiên Giang, Đại học KG, Đoàn trường ĐHKG; Châu Thành
    CDKG; Đoàn Trường Cao đẳng Kiên Giang; CĐ Kiên Giang, Cao đẳng KG, Đoàn trường CĐKG; Rạch Giá
    """
}
