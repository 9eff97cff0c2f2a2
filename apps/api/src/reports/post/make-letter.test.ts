import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Digest, NotificationContent } from '@nhip-thu/metrics';
import { makeLetter } from './make-letter.ts';

const SAID: Digest = {
  ...{ kind: 'digest', periodId: 'bc-2026-07', metric: 'du-2@1', rate: { sign: '', percent: 72.2, digits: 1 } },
  ...{ target: { comparator: '>=', threshold: 0.9 }, met: 4, measured: 29, total: 30, isProvisional: false, withoutData: [] },
  lowest: [{ code: 'x', name: 'Xã <b>Mường</b> & "Bám"', rate: { sign: '', percent: 35.3, digits: 1 } }],
  trend: [
    { periodId: 'bc-2026-05', rate: { sign: '', percent: 55.8, digits: 1 } },
    { periodId: 'bc-2026-06', rate: null },
    { periodId: 'bc-2026-07', rate: { sign: '', percent: 72.2, digits: 1 } },
  ],
  snapshotId: 8,
};
const write = (content: NotificationContent): ReturnType<typeof makeLetter> =>
  makeLetter({
    ...{ to: 'ha@tinh.example', content, publicUrl: 'https://nhipthu.tinh.example', demoLabel: 'Sơn La (dữ liệu giả lập)' },
  });
let letter: Awaited<ReturnType<typeof makeLetter>>;
let html: string;

beforeAll(async () => {
  letter = await write(SAID);
  html = letter.html ?? '';
});

/** What is read of a page: its texts, without tags. */
const readOf = (page: string): string =>
  page
    .replaceAll(/<title>.*?<\/title>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('makeLetter', () => {
  it('says the same in text and in HTML, in both languages', () => {
    const said = letter.text.split('\n').filter((line) => line.length > 20 && !line.includes('https://'));
    expect(said.length).toBeGreaterThan(5);
    const page = readOf(html);
    for (const line of said)
      expect(page).toContain(line.replace('[Sơn La (dữ liệu giả lập)] ', '').replace(/(tháng 7 năm 2026|July 2026)\.$/, '$1'));
    expect(page).toContain('Sơn La (dữ liệu giả lập)');
    expect(html).toContain('href="https://nhipthu.tinh.example/?ky=bc-2026-07&amp;dn=du-2@1&amp;sn=8.bc-2026-07"');
  });

  it('takes no name for markup, and fetches nothing from anywhere', () => {
    expect(html).toContain('Xã &lt;b&gt;Mường&lt;/b&gt; &amp; &quot;Bám&quot;');
    expect(html).not.toMatch(/<(?:b>Mường|script|link|iframe|style)|url\(/);
    expect(html.match(/src="[^"]*"/g)).toEqual(['src="cid:bieu-do@nhip-thu"']);
    expect(html.match(/https?:/g)).toHaveLength(1);
  });

  it('draws the province over periods, with what the picture says for whoever does not see it, and a gap where nothing is known', async () => {
    expect(letter.picture?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(html).toContain(
      'alt="Biểu đồ đường, tỷ lệ sử dụng thường xuyên toàn tỉnh: T5/2026 55,8%; T6/2026 chưa đủ dữ liệu; T7/2026 72,2%."',
    );
    expect(letter.text).toContain('Các kỳ: T5/2026 55,8%; T6/2026 chưa đủ dữ liệu; T7/2026 72,2%.');
    expect(letter.text).toContain('Periods: May 2026 55.8%; June 2026 not enough data; July 2026 72.2%.');
    const { trend: _trend, ...before } = SAID;
    const without = await write(before);
    expect([without.picture, without.html?.includes('<img')]).toEqual([undefined, false]);
  });
});
