import { describe, expect, it } from '@jest/globals';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { VerifyService } from '../../ingest/verify.service.ts';

describe('verify', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('exits by whether the ledger balances: %s gives %i', async (isBalanced, code) => {
    const fault = { segmentId: '7', origin: 'thu', name: 'mail.log', problem: 'differs', difference: 3 };
    const checks = [{ name: 'lines', isOk: isBalanced, counts: {}, faults: isBalanced ? [] : [fault] }];
    const detail = isBalanced ? 'dòng = hiểu + bỏ qua + từ chối + quá dài' : 'lát 7 của nguồn thu (mail.log): lệch 3';
    const services: Services = new Map([[VerifyService, { verify: async () => ({ isBalanced, checks }) }]]);
    const text = await callCli(['verify'], { services });
    expect(text.code).toBe(code);
    expect(text.out).toContain(`${isBalanced ? 'đúng' : 'SAI'}  dòng: ${detail}\n`);
    expect(JSON.parse((await callCli(['verify', '--json'], { services })).out)).toEqual({
      schemaVersion: 1,
      isBalanced,
      checks: checks.map((check) => ({ ...check, detail })),
    });
  });
});
