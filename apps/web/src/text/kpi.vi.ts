/** Words of the main figures. */
export const kpi = {
  own: 'Đây là số liệu của {{name}}; tài khoản này không xem cơ quan khác.',
  title: 'Chỉ số chính',
  target: 'chỉ tiêu {{rate}}',
  noTarget: 'chưa có chỉ tiêu',
  people: '{{people}} cán bộ',
  interval: 'khoảng {{interval}}',
  agencies: 'Cơ quan đạt chỉ tiêu',
  agenciesUnit: 'cơ quan đủ dữ liệu',
  versus: 'so với {{period}}',
  noPrevious: 'chưa so được với kỳ khác',
  paper: 'Giảm văn bản giấy',
  paperNone: 'Kỳ này chưa đủ sổ văn bản để so',
  paperMore: 'Xem văn bản giấy',
  sent: 'Thư gửi',
  received: 'Thư nhận',
  messages: 'thư',
  directions: 'nội bộ {{inside}} · ra ngoài tỉnh {{outside}} · cả hai {{both}}',
  untold_other: 'nhật ký không cho biết {{shown}} thư gửi đi đâu',
  recipients: '{{all}} lượt người nhận, {{inside}} trong tỉnh',
  recipientsAtLeast: 'ít nhất {{all}} lượt người nhận, ít nhất {{inside}} trong tỉnh',
  machineOnly_other: '{{shown}} hộp thư sống, chưa thấy người đọc',
  noLog: 'không có nhật ký trong kỳ',
  withGaps_other: 'kể cả {{shown}} cơ quan thiếu nhật ký, nên thấp hơn thực tế',
};

/** Words of copied links. */
export const link = {
  copy: 'Sao chép liên kết',
  copied: 'Đã sao chép liên kết tới đúng màn hình này',
  byHand: 'Trình duyệt không cho trang tự sao chép. Hãy chép địa chỉ này:',
  close: 'Đóng',
  changed: 'Số liệu đã được tính lại từ khi liên kết này được sao chép',
  changedHint: 'Trang đang hiện số mới nhất của cùng kỳ. Số đã chốt thì không đổi:',
  frozen: 'xem Chốt số liệu',
  newest: 'Đã hiểu',
};
