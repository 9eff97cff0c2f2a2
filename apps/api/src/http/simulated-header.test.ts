import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { markSimulated, SIMULATED_HEADER } from './simulated-header.ts';

/** @returns the headers of an answer, and whether the request went on */
async function answer(mark: ReturnType<typeof markSimulated>): Promise<{ headers: Map<string, string>; isPassedOn: boolean }> {
  const headers = new Map<string, string>();
  let isPassedOn = false;
  const response = { set: (name: string, value: string) => headers.set(name, value) };
  await mark({} as Request, response as unknown as Response, () => (isPassedOn = true));
  return { headers, isPassedOn };
}

describe('the mark of simulated data', () => {
  it('is on every answer of a demo, and on none of a real province, which is not asked for at each request', async () => {
    const demo = markSimulated(async () => 'Dữ liệu giả lập');
    expect(await answer(demo)).toEqual({ headers: new Map([[SIMULATED_HEADER, 'true']]), isPassedOn: true });
    let asked = 0;
    const real = markSimulated(async () => ((asked += 1), null));
    for (let request = 0; request < 3; request += 1) expect(await answer(real)).toEqual({ headers: new Map(), isPassedOn: true });
    expect(asked).toBe(1);
  });
});
