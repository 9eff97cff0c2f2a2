/** What the program itself enters at the installation (calendar) and into the demo, letter by letter as it is stored. */
export const seeded = {
  calendarReason: 'Lịch có sẵn khi cài đặt',
  demoReason: 'Dữ liệu giả lập',
  labourCode: 'Bộ luật Lao động 45/2019/QH14, điều 112',
  notice2024: 'Thông báo nghỉ Tết, Quốc khánh 2024 của Bộ LĐTBXH ngày 22/11/2023 (vietnamnews.vn 1636141)',
  notice2025: 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024 (lawnet.vn 9B075)',
  notice2026: 'Thông báo của Bộ Nội vụ ngày 17/10/2025 (vietnamnews.vn 1727514)',
  swap2024: 'Công văn 2450/VPCP-KGVX ngày 12/04/2024 (baotintuc.vn 20240412212054381)',
  swap2026: 'Hoán đổi ngày làm việc dịp Tết Dương lịch 2026 (24h.com.vn c46a1724830)',
  cultureDay: 'Ngày Văn hóa Việt Nam, đã công bố, chờ văn bản luật (vneconomy.vn 24/11)',
  undecided2027: 'Bộ luật Lao động 45/2019/QH14, điều 112; ngày cụ thể năm 2027 chưa có quyết định',
  sessionHours: 'Theo mẫu Nghệ An: Thông báo 723/TB-UBND năm 2023, 248/TB-UBND năm 2024; thay bằng quyết định của tỉnh',
};
