/** Words of the page "Cách tính". Numbers of the rules come from the registered definitions. */
export const definitions = {
  title: 'Cách tính',
  finding: 'Tỷ lệ toàn tỉnh từ {{low}} đến {{high}}, tùy định nghĩa',
  findingOne: 'Theo mọi định nghĩa có số liệu, tỷ lệ toàn tỉnh là {{rate}}',
  lead: 'Mỗi tỷ lệ ghi rõ được đếm theo định nghĩa nào, phiên bản nào. Quy tắc đổi thì thành phiên bản mới; số liệu cũ giữ phiên bản cũ.',
  more: 'Công thức, ví dụ và các định nghĩa khác',
  effect: 'Độ nhạy theo định nghĩa',
  effectContext: 'Mỗi hàng là cùng một cơ quan, {{period}}; mỗi cột một định nghĩa',
  effectLegend: 'Càng xanh tỷ lệ càng cao; ô gạch chéo là chưa đủ dữ liệu hoặc không công bố, không phải 0.',
  effectRegion: 'Bảng các định nghĩa, có thể cuộn ngang',
  effectMethod:
    'Chỉ tử số thay đổi: người được đếm phải thỏa định nghĩa của cột. Người mà định nghĩa không kết luận được thì không nằm trong mẫu số của cột đó.',
  province: 'Toàn tỉnh',
  version: 'Phiên bản {{id}}',
  formula: 'Công thức',
  example: 'Ví dụ',
  silent: 'Khi nào không kết luận',
  basis: 'Căn cứ',
  basisNone: 'Chưa có chỉ tiêu toàn tỉnh nào theo định nghĩa này; tỷ lệ chỉ để đối chiếu.',
  of: {
    'du-1@1': {
      formula: 'Số ngày có truy cập của con người trong kỳ ≥ 1',
      example: 'Máy lấy thư 15 phút một lần, 96 lần một ngày: không đếm lần nào. Người ấy gửi thêm một thư: đếm.',
      silent: 'Không có trường hợp riêng; nhật ký thiếu thì theo quy tắc “Độ phủ nhật ký” bên dưới.',
    },
    'du-2@1': {
      formula:
        'A ≥ {{access}} × D và số tuần có gửi thư ≥ {{weeks}} × số tuần có từ {{minWeekDays}} ngày làm việc. D: ngày làm việc đủ nhật ký của chính người đó; A: những ngày ấy có truy cập.',
      example: 'Kỳ 15/02–14/03/2026 có D = 15 và 3 tuần: cần 12 ngày và 2 tuần có gửi. Nghỉ phép 2 ngày thì D = 13: cần 11 ngày.',
      silent: 'D dưới {{minDays}} ngày.',
    },
    'du-3@1': {
      formula: 'Số tuần có truy cập ≥ {{needed}} trong {{weeks}} tuần trọn gần nhất có từ {{minWeekDays}} ngày làm việc',
      example: 'Tính đến 14/07/2026: 12 tuần bắt đầu từ tuần 13/04, bỏ tuần 27/04 vì chỉ có 2 ngày làm việc.',
      silent: 'Trong {{reach}} tuần trước chưa có đủ {{weeks}} tuần có nhật ký.',
    },
    'du-4@1': {
      formula:
        'Số buổi có truy cập trong [đầu buổi − {{outside}} phút; đầu buổi + {{inside}} phút] và trong [cuối buổi − {{inside}} phút; cuối buổi + {{outside}} phút] ≥ {{kept}} × số buổi phải làm',
      example:
        'Truy cập lúc 07:50, 11:20, 13:20, 16:30: ngày 15/04 (buổi 07:30–12:00, 13:30–17:00) đủ 2/2 buổi; ngày 16/04 (sáng 07:00–11:30) chỉ đủ 1/2.',
      silent: 'Nguồn nhật ký không ghi giờ. Luôn là ước tính: mở hộp thư không chứng tỏ đã làm việc suốt buổi.',
    },
    'du-5@1': {
      formula: 'Số thư gửi trong {{days}} ngày gần nhất ≥ 1',
      example: 'Tính đến 14/07/2026: thư gửi ngày 17/06 được tính, thư gửi ngày 16/06 thì không.',
      silent: 'Không có trường hợp riêng; nhật ký thiếu thì theo quy tắc “Độ phủ nhật ký” bên dưới.',
    },
  },
  shared: 'Chung cho mọi định nghĩa',
  rules: {
    human: 'Truy cập của con người (HA@1)',
    humanText:
      'Gửi thư có đăng nhập; phiên webmail (cách nhau không quá 30 phút là một phiên); đăng nhập IMAP, POP, ActiveSync không nằm trong chuỗi máy quét. Chuỗi máy quét: từ 8 lần đăng nhập cùng hộp thư, cùng địa chỉ, cùng giao thức, cách nhau đều không quá 35 phút. Nhận thư, trả lời tự động, chuyển tiếp, đăng nhập hỏng không bao giờ được tính.',
    people: 'Ai được tính (N)',
    peopleText:
      'Cán bộ có trong danh bạ, từ 5 ngày làm việc trong kỳ, trừ ngày nghỉ phép và người được miễn. Người chưa có hộp thư vẫn nằm trong mẫu số.',
    coverage: 'Độ phủ nhật ký',
    coverageText:
      'Thiếu nhật ký thì không biết, chứ không phải không dùng. Ngày thiếu không tính cho ai; kỳ có độ phủ dưới 95% thì không có tỷ lệ, không xếp hạng, chỉ có cận dưới và cận trên.',
    province: 'Toàn tỉnh',
    provinceText:
      'Cộng n và N của các cơ quan được công bố, không lấy trung bình các tỷ lệ. Bên cạnh luôn có cách tính coi cơ quan thiếu dữ liệu là 0.',
    interval: 'Khoảng Wilson 95%',
    intervalText:
      'Cho biết tỷ lệ vững tới đâu trước một hai người thêm bớt. 9/10 người là 90%, nhưng khoảng từ 59,6 đến 98,2%: chưa đủ cơ sở.',
    words: 'Đạt, gần đạt, chưa đạt',
    wordsText:
      'Đạt khi phân số (không làm tròn) thỏa chỉ tiêu; gần đạt khi thiếu không quá 5 điểm %. 53/66 với chỉ tiêu 90% cần thêm 7 người. Dưới 10 người thì không công bố.',
    flow: 'Luồng theo nhóm chức danh (role-flow@1)',
    flowText:
      'Số bản thư từ người nhóm này tới người nhóm kia (lãnh đạo cơ quan, lãnh đạo phòng, chuyên viên) mà nhật ký cho biết người gửi: xuống, lên hay ngang. Chỉ cộng theo nhóm, nhóm có ít nhất 10 người vào mọi ngày của kỳ; làm tròn đến 5, dưới 10 bản thì không nêu.',
  },
};
