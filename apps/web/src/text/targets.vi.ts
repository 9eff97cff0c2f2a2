/** Where a figure stands against its target, beside the verdict. */
export const standing = {
  good: 'mức tốt',
  minimum: 'trên mức tối thiểu',
  behind: 'lộ trình {{due}}: chậm {{points}} điểm %',
  ahead: 'lộ trình {{due}}: vượt {{points}} điểm %',
};

/** What the rows say about their targets. */
export const finding = {
  'some-met': '{{met}}/{{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu {{target}}',
  'all-met': 'Cả {{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu {{target}}',
  'none-met': 'Chưa cơ quan nào trong {{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu {{target}}',
  'no-target': '{{measured}}/{{total}} cơ quan có số liệu, chưa đặt chỉ tiêu',
  'no-data': 'Chưa cơ quan nào đủ dữ liệu để kết luận',
  'too-small': 'Cơ quan nào cũng dưới 10 người nên không công bố tỷ lệ',
  own: {
    'some-met': '{{met}}/{{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu của mình',
    'all-met': 'Cả {{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu của mình',
    'none-met': 'Chưa cơ quan nào trong {{measured}} cơ quan đủ dữ liệu đạt chỉ tiêu của mình',
  },
  context: '{{definition}} · {{period}}',
};
