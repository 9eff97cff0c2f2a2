import { describe, expect, it } from '@jest/globals';
import { describeReady, type Ready } from './start-up.text.ts';

const ready: Ready = {
  address: 'http://127.0.0.1:3000',
  account: { username: 'quantri', password: 'p4ss' },
  roles: [],
  isDemo: false,
  dataFolder: '/srv/nt/data',
  isElsewhere: false,
};

describe('what is said when everything serves', () => {
  it('names folder, address, account and the command', () => {
    expect(describeReady(ready, 'en').split('\n')).toEqual([
      ...['', '  Data       /srv/nt/data', '  Open       http://127.0.0.1:3000', '  Account    quantri', '  Password   p4ss'],
      '  Commands   npx nhipthu --help',
      '  This password is shown only once. To reset it: npx nhipthu account password quantri',
      ...['', '  Stop: Ctrl-C · Tiếng Việt: NHIPTHU_LANG=vi', ''],
    ]);
  });

  it.each([
    ['/srv/nt/demo', 'NHIPTHU_DATA=/srv/nt/demo npx nhipthu'],
    ["/srv/nhịp thư/d'e", String.raw`NHIPTHU_DATA='/srv/nhịp thư/d'\''e' npx nhipthu`],
  ])('tells commands where the installation is when they would not find it: %s', (dataFolder, command) => {
    const said = describeReady({ ...ready, dataFolder, isElsewhere: true }, 'vi');
    expect(said).toContain(`Lệnh        ${command} --help\n`);
    expect(said).toContain(`Đặt lại: ${command} account password quantri\n`);
  });
});
