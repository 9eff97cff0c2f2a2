/** Words of mail by role group. */
export const roleFlow = {
  title: 'Luồng theo nhóm chức danh',
  /** Of a page, whose card says which way mail went. */
  heading: {
    inside: 'Cứ 10 lượt thư nêu dưới đây thì {{shown}} lượt đi trong nội bộ một cơ quan',
    between: 'Cứ 10 lượt thư nêu dưới đây thì {{shown}} lượt đi từ cơ quan này sang cơ quan khác',
    insideMost: 'Gần như mọi lượt thư nêu dưới đây đi trong nội bộ một cơ quan',
    betweenMost: 'Gần như mọi lượt thư nêu dưới đây đi từ cơ quan này sang cơ quan khác',
    silent: 'Chưa nêu được luồng thư giữa các nhóm chức danh của {{period}}',
  },
  finding: {
    down_other: 'Cứ 10 lượt thư trong cơ quan thì {{count}} lượt đi xuống',
    up_other: 'Cứ 10 lượt thư trong cơ quan thì {{count}} lượt đi lên',
    across_other: 'Cứ 10 lượt thư trong cơ quan thì {{count}} lượt đi ngang',
  },
  context: 'Luồng theo nhóm chức danh; số lượt thư, không phải số người; theo cơ cấu tại thời điểm',
  describe: '{{title}}. Luồng thư từ nhóm gửi sang nhóm nhận; số liệu ở bảng.',
  method:
    'Mỗi bản thư đã vào hộp thư của một người, do một người gửi mà nhật ký cho biết, là một lượt. Xuống: từ nhóm cao hơn tới nhóm thấp hơn (lãnh đạo cơ quan, lãnh đạo phòng, chuyên viên); lên: ngược lại; ngang: trong cùng nhóm. Nhóm lấy theo danh bạ của ngày đó. Không tính thư tự gửi cho mình, thư của hộp thư đơn vị, hộp thư dùng chung và máy, thư từ ngoài, từ máy chủ khác của tỉnh, hoặc tới sau nửa đêm. Không lưu ai gửi cho ai: chỉ cộng theo nhóm. Nhóm phải có ít nhất 10 người vào mọi ngày của kỳ; nếu lãnh đạo cơ quan hay lãnh đạo phòng ít hơn thì gộp làm một; vẫn ít hơn thì không công bố. Số lượt làm tròn đến 5; cặp nhóm dưới 10 lượt thì không nêu và không có trong tổng, nên tổng trong hình khác số bản thư mà nhật ký cho biết ai gửi; không nêu chênh lệch chính xác vì sẽ lộ những ô nhỏ.',
  region: 'Bảng luồng thư theo nhóm chức danh, có thể cuộn ngang',
  group: { board: 'Lãnh đạo cơ quan', head: 'Lãnh đạo phòng', leaders: 'Lãnh đạo cơ quan, phòng', specialist: 'Chuyên viên' },
  others: 'Cơ quan khác',
  direction: { down: 'xuống', up: 'lên', across: 'ngang' },
  key: { down: 'xuống', up: 'lên', across: 'ngang', others: 'tới cơ quan khác' },
  fromTo: '{{from}} → {{to}}',
  pair: '{{from}} → {{to}} ({{direction}}): {{shown}} lượt',
  toOthers: '{{from}} → cơ quan khác: {{shown}} lượt',
  elsewhere: 'tới cơ quan khác: {{shown}}',
  under: '<10',
  column: { pair: 'Từ → tới', direction: 'Hướng', inside: 'Trong cơ quan', outside: 'Tới cơ quan khác', between: 'Giữa các cơ quan' },
  told: 'Nhật ký cho biết ai trong tỉnh đã gửi {{told}}/{{received}} bản thư nhận được ({{rate}}).',
  drawn:
    'Hình và bảng nêu khoảng {{shown}} lượt, là tổng các số đã làm tròn. Không nêu: cặp nhóm dưới 10 lượt, và những bản thư ngoài cách tính (như thư tự gửi, thư gửi từ hoặc tới hộp thư dùng chung).',
  untold_other: 'Của {{shown}} cơ quan, nhật ký không cho biết ai đã gửi thư nhận được: không có lượt nào của họ.',
  leftOut_other: 'Không gồm {{shown}} cơ quan có nhóm dưới 10 người.',
  few: 'Mỗi cặp nhóm có dưới 10 lượt thư trong kỳ: không nêu.',
  withheld: {
    'few-people': 'Có nhóm chức danh dưới 10 người trong kỳ: luồng của nhóm nhỏ sẽ cho biết về từng người, nên không công bố.',
    'no-log': 'Chưa có nhật ký về thư nhận trong kỳ này.',
    untold: 'Nhật ký của kỳ này không cho biết ai đã gửi các thư nhận được.',
  },
};
