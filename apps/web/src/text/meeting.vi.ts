/** Words of what the figures ask to be done next. */
export const toDo = {
  title: 'Việc cần chỉ đạo',
  finding_other: '{{shown}} việc cần chỉ đạo, trước hết {{first}}',
  short_other: '{{name}}: thêm {{shown}} người dùng thư để đạt chỉ tiêu',
  fell: '{{name}}: tìm nguyên nhân giảm {{points}} điểm %',
  missing: '{{name}}: bổ sung nhật ký còn thiếu, độ phủ mới {{rate}}',
  allMissing_other: '{{shown}} cơ quan: bổ sung nhật ký còn thiếu, độ phủ mới {{rate}}',
  noLogs: 'Kỳ này chưa có nhật ký của cơ quan nào, nên chưa có việc gì suy ra được từ số liệu.',
} as const;

/** Words of the meeting mode. */
export const meeting = {
  title: 'Trình chiếu',
  page: 'Trang {{number}}/{{total}}',
  previous: 'Trang trước',
  next: 'Trang sau',
  fullScreen: 'Toàn màn hình',
  leave: 'Thoát',
  coverage: 'độ phủ {{rate}}',
  ground: 'Toàn tỉnh: {{parts}}',
  without: 'Toàn tỉnh, không tính cơ quan thiếu',
  asZero: 'Nếu coi phần thiếu là 0',
} as const;
