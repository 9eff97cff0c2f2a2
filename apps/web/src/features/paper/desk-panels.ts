/** The parts of the desk where figures of paper are entered: registers, reams, files, hand-overs, prints, baseline and prices, locks. */
export const DESK_PANELS = ['so-van-ban', 'giay-mua', 'nap-tep', 'da-nhap', 'ban-in', 'ky-goc', 'khoa-thang'] as const;
export type DeskPanel = (typeof DESK_PANELS)[number];
