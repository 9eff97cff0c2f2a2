import { describe, expect, it } from '@jest/globals';
import { callCli } from '../../../../../tests/support/call-cli.ts';

describe('nhipthu report build', () => {
  it.each(['2026-07-14', '2026-06-30'])('refuses to date a report %s, before its period is over, before anything is read', async (day) => {
    const words = ['report', 'build', '--template', 'monthly', '--at', '2026-07-14', '--out', 'ra', '--on', day];
    const { code, err, opened } = await callCli(words, { language: 'en' });
    expect({ code, opened }).toEqual({ code: 2, opened: [] });
    expect(err).toContain(`--on: the day ${day} is within the period or before it`);
    expect(err).toContain("a day after the period's last, 2026-07-14");
  });
});
