/** Words that follow a figure down to its counts. */
export const trace = {
  title: 'Số này từ đâu.',
  counts: '{{who}}: {{people}} người = {{rate}}.',
  silent: '{{who}}: {{people}} người được xét, không có tỷ lệ ({{reason}}).',
  coverage: 'Nhật ký có bằng chứng trong {{rate}} số phút làm việc.',
  minutes: '{{covered}}/{{expected}} phút.',
  bounds: 'Dù nhật ký thiếu có ghi gì, tỷ lệ cũng nằm trong {{interval}}.',
  snapshot:
    'Mã đầu vào {{id}}: danh bạ bản {{directory}}, lịch bản {{calendar}}, nhật ký bản {{log}}, bộ đọc nhật ký bản {{parser}}, độ phủ {{coverage}}.',
  times: 'Nhật ký đến {{asOf}}, tính lúc {{computed}}.',
};

/** Words of the trend over periods. */
export const trend = {
  rise: '{{who}} tăng {{points}} điểm % sau {{periods}} kỳ, lên {{to}}',
  fall: '{{who}} giảm {{points}} điểm % sau {{periods}} kỳ, còn {{to}}',
  flat: '{{who}} giữ mức {{to}} sau {{periods}} kỳ',
  bound: '{{who}} {{to}} ở kỳ mới nhất có tỷ lệ',
  single: '{{who}} {{to}}; chưa có kỳ nào để so',
  none: 'Chưa kỳ nào có tỷ lệ để vẽ xu hướng',
  noneHint: 'Đường xu hướng bắt đầu từ kỳ đầu tiên có tỷ lệ được công bố.',
  gap: ', còn cách chỉ tiêu {{points}} điểm %',
  reached: ', đã đạt chỉ tiêu',
  province: 'Toàn tỉnh',
  series: 'Tỷ lệ',
  targetLine: 'Chỉ tiêu {{rate}}',
  due: 'Lộ trình',
  dueNote: 'Nét đứt: lộ trình của chỉ tiêu, mức phải đạt từng kỳ.',
  since: 'Từ khi có dữ liệu: {{period}}.',
  dueOnly: 'lộ trình {{due}}',
  dueMet: 'lộ trình {{due}}: vừa đủ',
  missing: 'Thiếu nhật ký: {{periods}}. Đường bị ngắt ở đó, không nối qua.',
  bases: 'Kỳ đầu tính trên {{first}} người, kỳ cuối trên {{last}}: cơ quan chưa đủ dữ liệu không được tính.',
  period: 'Kỳ',
  people: 'Dùng/tổng số',
  rate: 'Tỷ lệ',
  versusTarget: 'So với chỉ tiêu',
  describe: '{{title}}. Biểu đồ đường, từng kỳ: {{points}}.',
  point: '{{period}} {{rate}}',
  region: 'Bảng xu hướng, có thể cuộn ngang',
};
