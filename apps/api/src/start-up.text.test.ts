import { describe, expect, it } from '@jest/globals';
import { describeReady, type Ready } from './start-up.text.ts';

const ready: Ready = {
  address: 'http://127.0.0.1:3000',
  account: null,
  roles: [],
  setupToken: 's3tup',
  dataFolder: '/srv/nt/data',
  isElsewhere: false,
};

describe('what is said when everything serves', () => {
  it('names folder, address, the page that makes the first account with its code, and the command', () => {
    expect(describeReady(ready, 'en').split('\n')).toEqual([
      ...['', '  Data       /srv/nt/data', '  Open       http://127.0.0.1:3000'],
      ...['  Set up     http://127.0.0.1:3000/thiet-lap', '  Code       s3tup', '  Commands   npx nhipthu --help'],
      '  The code is good once, for 24 hours, to make the first account; it is in /srv/nt/data/setup-token.txt as well',
      ...['', '  Stop: Ctrl-C · Tiếng Việt: NHIPTHU_LANG=vi', ''],
    ]);
  });

  it.each([
    ['/srv/nt/demo', 'NHIPTHU_DATA=/srv/nt/demo npx nhipthu'],
    ["/srv/nhịp thư/d'e", String.raw`NHIPTHU_DATA='/srv/nhịp thư/d'\''e' npx nhipthu`],
  ])('tells commands where the installation is when they would not find it: %s', (dataFolder, command) => {
    const said = describeReady({ ...ready, dataFolder, isElsewhere: true }, 'vi');
    expect(said).toContain(`Lệnh           ${command} --help\n`);
  });

  it('names the account of a demo, and no code', () => {
    const account = { username: 'demo', password: 'p4ss' };
    const said = describeReady({ ...ready, account, roles: ['lanhdao', 'coquan'], setupToken: null }, 'en');
    expect(said).toMatch(/Account +demo\n +Password +p4ss\n +Other roles +lanhdao, coquan \(same password\)/);
    expect(said).not.toContain('Set up');
  });
});
