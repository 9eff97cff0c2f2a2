import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { CLI_TEXT } from './cli-text.ts';
import { INSTALLATION_TEXT } from './installation-text.ts';
import { howToStart } from '../config/how-to-start.ts';

const ops = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
afterEach(() => {
  delete process.env['NHIPTHU_FORM'];
});

describe('how to start', () => {
  it('is told in the words of the form in which the program runs', () => {
    expect(howToStart({}).program).toBe('npm start');
    expect(howToStart({ NHIPTHU_FORM: 'systemd', DATABASE_URL: '' }).program).toBe('systemctl start nhip-thu');
    expect(howToStart({ NHIPTHU_FORM: 'systemd', DATABASE_URL: 'postgres://x' }).program).toContain('nhip-thu-api');
    expect(howToStart({ NHIPTHU_FORM: 'compose' }).worker).toContain('docker compose');
  });

  it.each(['systemd', 'compose'])('no hint of the commands speaks of npm under %s', (form) => {
    process.env['NHIPTHU_FORM'] = form;
    const said = { text: () => '', count: () => '', bytes: () => '', span: () => '', reason: () => '' };
    for (const language of ['vi', 'en'] as const) {
      const hints = Object.values(INSTALLATION_TEXT[language].findings).map((describeIt) => describeIt(said).toDo ?? '');
      const { later, waiting } = CLI_TEXT[language];
      expect([...hints, later(), waiting('2')].filter((hint) => hint.includes('npm'))).toEqual([]);
    }
  });

  it('units, image and the command of servers say which form it is', async () => {
    for (const unit of ['nhip-thu.service', 'nhip-thu-api.service', 'nhip-thu-worker@.service', 'nhip-thu-backup.service'])
      expect([unit, await ops(`ops/systemd/${unit}`)]).toEqual([unit, expect.stringMatching(/^Environment=.*\bNHIPTHU_FORM=systemd\b/m)]);
    expect(await ops('ops/nhipthu')).toMatch(/^NHIPTHU_FORM=systemd$/m);
    expect(await ops('Dockerfile')).toMatch(/^ENV .*\bNHIPTHU_FORM=compose\b/m);
  });
});
