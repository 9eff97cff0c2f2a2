import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFrozenCode, readFrozenCode } from './frozen-code.ts';

describe('the code of a frozen version', () => {
  it('is the first 60 bits of the hash, five at a time', () => {
    expect(makeFrozenCode(new Uint8Array(32))).toBe('0000-0000-0000');
    expect(makeFrozenCode(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ');
    // 00001 00010 00011 …
    expect(makeFrozenCode(Uint8Array.of(0b00001000, 0b10000110, 0b01000010, 0b10011000, 0b11101000, 0, 0, 0))).toBe('1234-5678-0000');
  });

  it('is read back however somebody types it', () => {
    expect(readFrozenCode('olab cdef 0123')).toBe('01AB-CDEF-0123');
    expect(readFrozenCode('01AB–CDEF—0123')).toBe('01AB-CDEF-0123');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (hash) => {
        const code = makeFrozenCode(hash);
        expect(readFrozenCode(code)).toBe(code);
        expect(readFrozenCode(` ${code.toLowerCase().replaceAll('-', '')} `)).toBe(code);
      }),
    );
  });

  it.each(['', '1234-5678', '1234-5678-90123', 'UUUU-UUUU-UUUU', '1234-5678-90!2'])('"%s" is none', (text) => {
    expect(readFrozenCode(text)).toBeNull();
  });
});
