import { expect, it } from '@jest/globals';
import { uploadAddress } from './upload.ts';

it('names origin, file and, when given, year', () => {
  expect(uploadAddress('thu-01', 'mail.log.1.gz', null)).toBe('/api/v1/origins/thu-01/segments?name=mail.log.1.gz');
  expect(uploadAddress('thu-01', 'mail.log', 2026)).toBe('/api/v1/origins/thu-01/segments?name=mail.log&year=2026');
});

it('escapes what would change the address', () => {
  expect(uploadAddress('a/b?', 'nhật ký&year=1.log', null)).toBe(
    '/api/v1/origins/a%2Fb%3F/segments?name=nh%E1%BA%ADt+k%C3%BD%26year%3D1.log',
  );
});
