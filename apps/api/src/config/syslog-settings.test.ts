import { describe, expect, it } from '@jest/globals';
import { ConfigError, readSettings, type Settings } from './settings.ts';

const read = (environment: Record<string, string>): Settings['syslog'] => readSettings(environment).syslog;

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ variable, hint }) => `${variable}: ${hint.en}`);
    throw error;
  }
  return [];
}

describe('settings of syslog', () => {
  it('open nothing by themselves', () => {
    expect(read({})).toEqual({ tcp: [], udp: [], tls: null });
  });

  it('name an origin for each plain address, several with commas', () => {
    expect(read({ SYSLOG_TCP: '127.0.0.1:5514=thu, [::1]:5515=mail.sxd', SYSLOG_UDP: '0.0.0.0:514=cong' })).toMatchObject({
      tcp: [
        { host: '127.0.0.1', port: 5514, originName: 'thu' },
        { host: '::1', port: 5515, originName: 'mail.sxd' },
      ],
      udp: [{ host: '0.0.0.0', port: 514, originName: 'cong' }],
    });
  });

  it.each([
    '0.0.0.0:5514=thu',
    '10.31.0.2:5514=thu',
    '[::]:5514=thu',
    '127.0.0.1:5514=thu,10.31.0.2:5514=thu',
    '127.evil.example:5514=thu',
  ])('refuse plain TCP beyond this machine, and point to TLS: %s', (value) => {
    expect(faultsOf({ SYSLOG_TCP: value })).toEqual([expect.stringMatching(/^SYSLOG_TCP: .*SYSLOG_TLS/)]);
  });

  it.each(['5514=thu', '127.0.0.1=thu', '127.0.0.1:5514', '127.0.0.1:5514=', '127.0.0.1:70000=thu', '127.0.0.1:5514=Thư', '::1:5514=thu'])(
    'refuse what is no address with port and origin: %s',
    (value) => {
      expect(faultsOf({ SYSLOG_TCP: value }).length).toBeGreaterThan(0);
      expect(faultsOf({ SYSLOG_UDP: value }).length).toBeGreaterThan(0);
    },
  );

  it('need certificate, key and authority with TLS, and name each that is missing', () => {
    const files = { SYSLOG_TLS_CERT: '/c', SYSLOG_TLS_KEY: '/k', SYSLOG_TLS_CA: '/a' };
    expect(read({ SYSLOG_TLS: '0.0.0.0:6514', ...files }).tls).toEqual({
      host: '0.0.0.0',
      port: 6514,
      certFile: '/c',
      keyFile: '/k',
      caFile: '/a',
    });
    expect(faultsOf({ SYSLOG_TLS: '0.0.0.0:6514', SYSLOG_TLS_KEY: '/k' }).map((fault) => fault.split(':')[0])).toEqual([
      'SYSLOG_TLS_CERT',
      'SYSLOG_TLS_CA',
    ]);
  });
});
