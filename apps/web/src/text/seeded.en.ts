/** The same in English; instruments keep their numbers. */
export const seeded = {
  calendarReason: 'Calendar that comes with the installation',
  demoReason: 'Simulated data',
  labourCode: 'Labour Code 45/2019/QH14, article 112',
  notice2024: 'Notice of the Ministry of Labour on the days off of Tết and National Day 2024, 22/11/2023 (vietnamnews.vn 1636141)',
  notice2025: 'Notice 6150/TB-BLĐTBXH of 03/12/2024 (lawnet.vn 9B075)',
  notice2026: 'Notice of the Ministry of Home Affairs of 17/10/2025 (vietnamnews.vn 1727514)',
  swap2024: 'Letter 2450/VPCP-KGVX of 12/04/2024 (baotintuc.vn 20240412212054381)',
  swap2026: 'Working days exchanged around New Year 2026 (24h.com.vn c46a1724830)',
  cultureDay: 'Culture Day of Việt Nam, announced, the law is awaited (vneconomy.vn 24/11)',
  undecided2027: 'Labour Code 45/2019/QH14, article 112; the days of 2027 are not decided yet',
  sessionHours: 'After Nghệ An: notices 723/TB-UBND of 2023, 248/TB-UBND of 2024; to be replaced by the province’s own decision',
};
