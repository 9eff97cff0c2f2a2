import { describe, expect, it } from '@jest/globals';
import type { NotificationContent } from '@nhip-thu/metrics';
import { makeLetter } from './make-letter.ts';

const SAID: NotificationContent = {
  ...{ kind: 'digest', periodId: 'bc-2026-07', metric: 'du-2@1', rate: { sign: '', percent: 72.2, digits: 1 } },
  ...{ target: { comparator: '>=', threshold: 0.9 }, met: 4, measured: 29, total: 30, isProvisional: false, withoutData: [] },
  lowest: [{ code: 'x', name: 'Xã <b>Mường</b> & "Bám"', rate: { sign: '', percent: 35.3, digits: 1 } }],
};
const letter = makeLetter({
  to: 'ha@tinh.example',
  content: SAID,
  publicUrl: 'https://nhipthu.tinh.example',
  demoLabel: 'Sơn La (dữ liệu giả lập)',
});
const html = letter.html ?? '';

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
    expect(html).toContain('href="https://nhipthu.tinh.example/?ky=bc-2026-07&amp;dn=du-2@1"');
  });

  it('takes no name for markup, and fetches nothing from anywhere', () => {
    expect(html).toContain('Xã &lt;b&gt;Mường&lt;/b&gt; &amp; &quot;Bám&quot;');
    expect(html).not.toMatch(/<(?:b>Mường|img|script|link|iframe|style)|url\(|src=/);
    expect(html.match(/https?:/g)).toHaveLength(1);
  });
});
