import { describe, expect, it } from '@jest/globals';
import { originOfCertificate } from './certificate-origin.ts';
import { countDrops } from './udp-drops.ts';

const named = (CN: string | string[], subjectaltname?: string): string | null =>
  // Node gives an array for several common names, which its types leave out.
  originOfCertificate({ subject: { CN } as never, ...(subjectaltname && { subjectaltname }) });

describe('the origin of a certificate', () => {
  it('is its common name in lower case', () => {
    expect(named('Mail.SXD.sonla.gov.vn', 'DNS:other')).toBe('mail.sxd.sonla.gov.vn');
  });

  it('is a DNS name when the common name cannot be one', () => {
    expect(named('Máy chủ thư', 'IP Address:10.0.0.1, DNS:*.vn, DNS:thu')).toBe('thu');
    expect(named(['Máy chủ', 'hue'])).toBe('hue');
  });

  it('is nothing when no name can be one', () => {
    expect(named('Máy chủ', 'URI:thu, email:thu@x')).toBeNull();
    expect(originOfCertificate({})).toBeNull();
  });
});

describe('datagrams the kernel dropped', () => {
  const TABLE = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  501: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1234 2 0000000000000000 17
  502: 00000000:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1235 2 0000000000000000 3
  503: 00000000:158B 00000000:158A 07 00000000:00000000 00:00000000 00000000     0        0 1236 2 0000000000000000 99
`;

  it('are those of all sockets on the port', () => {
    expect(countDrops(TABLE, 5514)).toBe(20);
    expect(countDrops(TABLE, 1)).toBe(0);
    expect(countDrops('', 5514)).toBe(0);
  });
});
