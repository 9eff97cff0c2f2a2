import type { ImportFile } from '../../directory/import-file.ts';
import { pageLogStamp, plainStamp } from '../logs/demo-stamps.ts';
import { writeCsv } from '../province/demo-directory.ts';
import type { DemoStaff } from '../province/demo-people.ts';
import { countUsed, SHEET_PLANS, UNMAPPED_QUEUE, type SheetPlan } from '../province/demo-sheets.ts';
import { paperMonthOf } from '../province/demo-volume.ts';
import { byTime, inventPrintJobs, type DemoPrinter } from './demo-print-jobs.ts';

/** Who prints in the meeting rooms; no mailbox bears the name. */
const GUEST = { account: 'khach', host: 'pc-phong-hop' };
/** Numbers of jobs go on from month to month. */
const JOBS_PER_MONTH = 10_000;

/** The print logs of a month: the page_log of one CUPS server, and one file of the PaperCut Print Logger for each agency that has it. */
export function writePrintLogs(staffs: readonly DemoStaff[], index: number): ImportFile[] {
  const printers = SHEET_PLANS.flatMap((plan) => printerOf(plan, staffs, index));
  const meetingRooms: DemoPrinter = { queue: UNMAPPED_QUEUE.name, sheets: countUsed(UNMAPPED_QUEUE, index), users: [GUEST] };
  const ofCups = printers.filter(({ log }) => log === 'cups').map(({ printer }) => printer);
  return [
    writePageLog([...ofCups, meetingRooms], index),
    ...printers.filter(({ log }) => log === 'papercut').map(({ printer, code }) => writePaperCut(printer, code, index)),
  ];
}

interface PlannedPrinter {
  readonly code: string;
  readonly log: 'cups' | 'papercut';
  readonly printer: DemoPrinter;
}

function printerOf({ code, printed }: SheetPlan, staffs: readonly DemoStaff[], index: number): PlannedPrinter[] {
  const staff = staffs.find(({ agency }) => agency.code === code);
  if (printed === null || staff === undefined) return [];
  const users = staff.people.map(({ address, ip }) => ({ account: address.slice(0, address.indexOf('@')), host: ip }));
  return [{ code, log: printed.log, printer: { queue: printed.queue, sheets: countUsed(printed, index), users } }];
}

/** A line a job: queue, user, job, [time], `total` sides, billing, host, title, media, sides. */
function writePageLog(printers: readonly DemoPrinter[], index: number): ImportFile {
  const jobs = printers.flatMap((printer) => inventPrintJobs(printer, index));
  const lines = jobs.toSorted(byTime).map(({ day, at, queue, account, host, title, copies, pages, isDuplex }, position) => {
    const number = JOBS_PER_MONTH * index + position + 1;
    const sides = isDuplex ? 'two-sided-long-edge' : 'one-sided';
    return `${queue} ${account} ${number} [${pageLogStamp(day)(at)}] total ${copies * pages} - ${host} ${title} A4 ${sides}`;
  });
  return { name: `page_log-${paperMonthOf(index)}`, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}

const PAPERCUT_HEADER = [
  ...['Time', 'User', 'Pages', 'Copies', 'Printer', 'Document Name', 'Client', 'Paper Size', 'Language', 'Height', 'Width', 'Duplex'],
  ...['Grayscale', 'Size'],
];

/** Below a banner, rows of which each ends in a comma. */
function writePaperCut(printer: DemoPrinter, code: string, index: number): ImportFile {
  const rows = inventPrintJobs(printer, index).map((job) => [
    ...[plainStamp(job.day)(job.at), job.account, String(job.pages), String(job.copies), job.queue, job.title, job.host, 'A4', 'PCL6'],
    ...['', '', job.isDuplex ? 'DUPLEX' : 'NOT DUPLEX', 'GRAYSCALE', `${20 + 8 * job.pages}kb`, ''],
  ]);
  const table = writeCsv(`papercut-${code}-${paperMonthOf(index)}.csv`, PAPERCUT_HEADER, rows);
  return { name: table.name, bytes: Buffer.concat([Buffer.from('PaperCut Print Logger - https://www.papercut.com/\n'), table.bytes]) };
}
