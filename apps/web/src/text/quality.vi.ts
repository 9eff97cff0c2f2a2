/** Words of data quality: what is missing, and what log-ins alone would promise. */
export const quality = {
  title_other: '{{count}}/{{total}} cơ quan chưa đủ dữ liệu',
  cause: '{{names}} không tính vào tỷ lệ toàn tỉnh.',
  nameCoverage: '{{name}} (độ phủ {{rate}})',
  nameMinutes: '{{name}} (độ phủ {{rate}}, {{covered}}/{{expected}} phút)',
  more_other: 'và {{count}} cơ quan khác',
  variants: 'Toàn tỉnh {{without}} khi không tính; {{asZero}} nếu coi phần thiếu là 0.',
  detail: 'Xem trong bảng',
  unconfirmed_other: '{{shown}} sự kiện chỉ đến qua UDP, chưa tính',
  unconfirmedCause: 'Dòng đến qua UDP có thể bị giả mạo hoặc mất. Số liệu tính thêm chúng khi cùng các dòng ấy có trong tệp nhật ký.',
  unconfirmedLink: 'Xem sổ đối soát',
  page: 'Chất lượng số liệu',
  allComplete_other: 'Cả {{total}} cơ quan đủ nhật ký',
  robotFinding_other: '{{name}}: mọi đăng nhập {{all}} → {{definition}} {{rate}} ({{shown}} hộp thư chỉ có máy đọc)',
  robotNone: 'Chưa thấy hộp thư nào chỉ có máy đọc',
  robotUnknown: 'Chưa nói được hộp thư nào chỉ có máy đọc: kỳ này không có tỷ lệ',
  robotKey: 'Vạch đứng: độ phủ {{rate}}, từ đó mới công bố tỷ lệ.',
  robotMethod:
    'Mọi đăng nhập: cán bộ có ít nhất một lần đăng nhập vào hộp thư trong kỳ, kể cả máy quét và phần mềm tự kéo thư. Những hộp thư chỉ có máy đọc không phải là người dùng, nên tỷ lệ của định nghĩa thấp hơn. Độ phủ: phần phút làm việc mà mọi nguồn nhật ký của cơ quan có bằng chứng.',
  robotLegend:
    'Vạch đứng: độ phủ {{rate}}, từ đó mới công bố tỷ lệ. Xếp theo số hộp chỉ máy đọc, rồi theo chênh lệch giữa đăng nhập và người dùng.',
  agencyRegion: 'Bảng chất lượng số liệu của từng cơ quan, có thể cuộn ngang',
  loggedIn: 'Mọi đăng nhập',
  machineOnly: 'Hộp chỉ máy đọc',
  boxesWithheld: 'không công bố: sẽ lộ từng người',
  coverageBar: 'Độ phủ {{rate}}, cần {{needed}}.',
  minutes: '{{covered}}/{{expected}} phút',
} as const;
