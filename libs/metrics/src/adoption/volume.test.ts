import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countVolume, tellSent } from './volume.ts';

const internal = new Set(['sonla.example']);
const inside = ['a@snv.sonla.example', 'b@stc.sonla.example', 'c@sonla.example'];
const outside = ['d@gmail.example', 'e@hanoi.example'];

describe('volume of mail', () => {
  it('DOMAIN 4: 3 internal + 2 external recipients: sent 1 (mixed), recipients 5, received internally 3', () => {
    expect(countVolume([{ recipients: [...inside, ...outside], deliveries: 3 }], internal)).toEqual({
      ...{ sent: 1, internal: 0, external: 0, mixed: 1 },
      ...{ recipients: 5, internalRecipients: 3, received: 3 },
    });
  });

  it('a message is internal or external as a whole when all its recipients are', () => {
    const messages = [inside, outside, outside].map((recipients) => ({ recipients, deliveries: 0 }));
    expect(countVolume(messages, internal)).toMatchObject({ sent: 3, internal: 1, external: 2, mixed: 0, recipients: 7 });
  });

  it('a recipient named twice is one, in any case of letters', () => {
    expect(countVolume([{ recipients: ['A@SonLa.example', 'a@sonla.EXAMPLE'], deliveries: 1 }], internal)).toMatchObject({
      recipients: 1,
      internalRecipients: 1,
    });
  });

  it('a domain that only ends alike is outside', () => {
    expect(countVolume([{ recipients: ['a@notsonla.example', 'b@sonla.example.com'], deliveries: 0 }], internal)).toMatchObject({
      external: 1,
      internalRecipients: 0,
    });
  });

  it('a submission whose recipients are not known is still sent', () => {
    expect(countVolume([{ recipients: [], deliveries: 0 }], internal)).toMatchObject({ sent: 1, internal: 0, external: 0, mixed: 0 });
  });

  it.each([-1, 1.5, NaN])('%d is no count of deliveries', (deliveries) => {
    expect(() => countVolume([{ recipients: inside, deliveries }], internal)).toThrow(RangeError);
  });

  it('adds up over any split of the messages', () => {
    const message = fc.record({ recipients: fc.array(fc.constantFrom(...inside, ...outside)), deliveries: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(message), fc.array(message), (some, others) => {
        const [a, b] = [countVolume(some, internal), countVolume(others, internal)];
        const sums = Object.keys(a).map((key) => a[key as keyof typeof a] + b[key as keyof typeof b]);
        expect(Object.values(countVolume([...some, ...others], internal))).toEqual(sums);
      }),
    );
  });
});

describe('tellSent', () => {
  const none = { sentInternal: 0, sentExternal: 0, sentMixed: 0, recipients: 0, internalRecipients: 0 };

  it('DOMAIN 4, no data is null: of 204 messages no log tells where they went', () => {
    expect(tellSent({ sent: 204, ...none })).toEqual({
      ...{ sent: 204, sentUntold: 204, sentInternal: null, sentExternal: null, sentMixed: null },
      ...{ recipients: null, internalRecipients: null },
    });
  });

  it('who sent nothing sent it to nobody', () => {
    expect(tellSent({ sent: 0, ...none })).toEqual({ sent: 0, sentUntold: 0, ...none });
  });

  it('keeps what is known where something is, and counts the rest', () => {
    const sums = { sent: 277, sentInternal: 150, sentExternal: 20, sentMixed: 11, recipients: 261, internalRecipients: 200 };
    expect(tellSent(sums)).toEqual({ ...sums, sentUntold: 96 });
    expect(tellSent({ ...sums, sent: 181 })).toEqual({ ...sums, sent: 181, sentUntold: 0 });
  });
});
