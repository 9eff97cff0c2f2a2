import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { VerifyService } from '../../ingest/verify.service.ts';

describe('verify', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('exits by whether the ledger balances: %s gives %i', async (isBalanced, code) => {
    const checks = [{ name: 'lines', isOk: isBalanced, detail: '3 of 3' }];
    const services: Services = new Map([[VerifyService, { verify: async () => ({ isBalanced, checks }) }]]);
    const text = await callCli(['verify'], { services });
    expect(text.code).toBe(code);
    expect(text.out).toContain('lines: 3 of 3');
    expect(JSON.parse((await callCli(['verify', '--json'], { services })).out)).toEqual({ schemaVersion: 1, isBalanced, checks });
  });
});
