import { describe, expect, it } from '@jest/globals';
import { parsePrintLog } from '../../paper/print-log/print-log.ts';
import { inventStaffs } from '../province/demo-people.ts';
import { countUsed, SHEET_PLANS, UNMAPPED_QUEUE } from '../province/demo-sheets.ts';
import { DEMO_MONTHS, FIRST_AGENCIES } from '../province/demo-spec.ts';
import { writePrintLogs } from './demo-print-logs.ts';

const staffs = inventStaffs(FIRST_AGENCIES);
const MONTHS = [...DEMO_MONTHS.keys()];

describe('the print logs of the demo', () => {
  it('are read back whole by the parser: in every month each printer has just the sheets that are planned, on working days of the month', () => {
    for (const index of MONTHS) {
      const logs = writePrintLogs(staffs, index).map(({ bytes }) => parsePrintLog(bytes));
      expect(logs.map(({ format, rejectedLines }) => [format, rejectedLines])).toEqual([
        ['cups', []],
        ['papercut', []],
        ['papercut', []],
      ]);
      const lines = logs.flatMap((log) => log.lines);
      const sheets = new Map<string, number>();
      for (const line of lines) sheets.set(line.queue, (sheets.get(line.queue) ?? 0) + line.sheets);
      const planned = [UNMAPPED_QUEUE, ...SHEET_PLANS.flatMap(({ printed }) => printed ?? [])].map((plan) => [
        ('queue' in plan ? plan.queue : plan.name).toLowerCase(),
        countUsed(plan, index),
      ]);
      expect(sheets).toEqual(new Map(planned as [string, number][]));
      const { from, to } = DEMO_MONTHS[index]!;
      expect(lines.filter(({ day }) => day < from || day > to || new Date(day).getUTCDay() === 0)).toEqual([]);
    }
  });

  it('name people of the agency whose printer it is, and nobody at the printer of the meeting rooms', () => {
    const [cups] = writePrintLogs(staffs, 0);
    const accounts = new Map<string, Set<string>>();
    for (const { queue, account } of parsePrintLog(cups!.bytes).lines)
      accounts.set(queue, (accounts.get(queue) ?? new Set<string>()).add(account));
    const localsOf = (code: string): Set<string> =>
      new Set(staffs.find(({ agency }) => agency.code === code)?.people.map(({ address }) => address.split('@')[0]!));
    expect([...(accounts.get('hp-stc') ?? [])].every((account) => localsOf('stc').has(account))).toBe(true);
    expect([...(accounts.get('may-in-phong-hop') ?? [])]).toEqual(['khach']);
    expect(staffs.some(({ agency }) => localsOf(agency.code).has('khach'))).toBe(false);
  });

  it('are the same bytes every time', () => {
    const write = (): string[] => writePrintLogs(inventStaffs(FIRST_AGENCIES), 3).map(({ bytes }) => Buffer.from(bytes).toString('base64'));
    expect(write()).toEqual(write());
  });
});
