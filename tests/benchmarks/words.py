"""The words the benchmark's texts are made of. They mean nothing together, and no text states a fact."""

from __future__ import annotations

SYLLABLES = tuple(
    """
    ủy ban quốc gia về chuyển đổi số phiên họp hội nghị chính phủ bộ ngành địa phương nhân dân doanh nghiệp
    kinh tế xã dữ liệu hạ tầng thể chế nguồn lực đào tạo kế hoạch nhiệm vụ mục tiêu giải pháp báo cáo kết quả
    thực hiện triển khai xây dựng phát triển quản lý cung cấp dịch trực tuyến hồ sơ thủ tục hành công khai minh
    bạch an toàn thông tin mạng công nghệ truyền thông nền tảng dùng chung kết nối chia sẻ khai thác cơ sở người
    dân phục vụ nâng cao chất lượng hiệu quả đồng bộ thống nhất tập trung đẩy mạnh tháo gỡ khó khăn vướng mắc
    đơn vị cán viên chức lãnh đạo chủ trì phối hợp kiểm tra giám sát đánh giá tổng kết sơ bài học kinh nghiệm
    trong ngoài trên dưới theo từ đến với cho của các những một hai ba bốn năm tháng ngày quý tuần giờ trước sau
    được là và hoặc nhưng cũng đã đang sẽ chưa không phải cần nên rất mọi từng cả mỗi khi nếu thì để bởi do
    thanh toán tiền mặt hóa điện tử định danh xác cước căn bản đồ bưu điện chữ ký giao thương mại logistics
    nông thôn đô thị thành phố tỉnh huyện phường làng trường y giáo dục sức khỏe bảo hiểm lao động việc làm
    tầm nhìn chiến lược quyết sách đầu tư ngân hàng tài sản tín dụng thuế hải quan kho bạc ngoại tệ xuất nhập
    khẩu năng lượng xanh bền vững môi nước sạch khí hậu rừng biển đảo cảng đường sắt sân bay cầu cống thủy lợi
    nghiên cứu khoa sáng tạo trí tuệ nhân mô hình thử nghiệm tiêu chuẩn quy chỉ thị nghị luật điều khoản mẫu
    biểu đăng tải mở rộng bao phủ vùng sâu xa biên giới hỗ trợ hướng dẫn tập huấn kỹ năng cộng tổ chúng ta
    """.split()
)

ENGLISH = tuple(
    """
    the the the the of of of and and to to in in for with on by from at as is are was were be has have had will
    committee national digital transformation session conference government ministry sector locality people
    business economy society data infrastructure institution resource training plan task target measure report
    result carry out build develop manage provide service online record procedure public open transparent safe
    information network technology communication platform shared connect share use base citizen serve raise
    quality effect uniform focus speed remove difficulty obstacle unit staff official leader chair coordinate
    check supervise assess review lesson experience inside outside above below about toward between among
    one two three four five month day quarter week hour before after not yet must need should very every each
    when if then because payment cash electronic identity account map post signature trade market rural urban
    city province district ward village school health education insurance labour employment vision strategy
    decision policy investment bank asset credit tax customs treasury export import energy green sustainable
    environment water clean climate forest sea island port railway airport bridge irrigation research science
    creative model pilot standard rule directive resolution law article form publish expand cover region remote
    border support guide skill community group work time year new first second last other same such their its
    this that these those more less most least both all some any into over under again further once here there
    """.split()
)

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLE_NAMES = ("Văn", "Thị", "Minh", "Đức", "Thanh", "Quang", "Hữu", "Ngọc", "Xuân", "Thu")
GIVEN_NAMES = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Khôi", "Lan", "Mai", "Nam", "Oanh")

TOPICS = (
    ("institutions", "Thể chế", "Institutions"),
    ("steering", "Tổ chức, chỉ đạo", "Steering"),
    ("digital-economy", "Kinh tế số", "Digital economy"),
    ("digital-society", "Xã hội số", "Digital society"),
    ("digital-government", "Chính phủ số", "Digital government"),
    ("digital-data", "Dữ liệu số", "Digital data"),
    ("digital-infrastructure", "Hạ tầng số", "Digital infrastructure"),
    ("cybersecurity", "An toàn, an ninh mạng", "Cybersecurity"),
    ("human-resources", "Nhân lực số", "Human resources"),
    ("rankings", "Đo lường, xếp hạng", "Measurement and rankings"),
    ("e-commerce", "Thương mại điện tử", "E-commerce"),
    ("identity", "Định danh điện tử", "Electronic identity"),
)

ABBREVIATIONS = (
    ("CĐS", "DX", "chuyển đổi số", "digital transformation"),
    ("CNTT", "IT", "công nghệ thông tin", "information technology"),
    ("CSDL", "DB", "cơ sở dữ liệu", "database"),
    ("TTHC", "AP", "thủ tục hành chính", "administrative procedure"),
    ("DVC", "PS", "dịch vụ công", "public service"),
    ("ATTT", "IS", "an toàn thông tin", "information security"),
    ("KTS", "DE", "kinh tế số", "digital economy"),
    ("XHS", "DS", "xã hội số", "digital society"),
    ("HTS", "DI", "hạ tầng số", "digital infrastructure"),
    ("ĐDĐT", "EID", "định danh điện tử", "electronic identity"),
)
"""Vietnamese and English short form, Vietnamese and English meaning."""
