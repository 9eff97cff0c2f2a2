import { EVERY_AGENCY } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import type { CliContext } from '../../cli-context.ts';
import type { AddressOwner } from '../../directory/assignment.service.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { DomainRulesService } from '../../directory/domain-rules.service.ts';
import { readDomain } from '../../directory/mail-address.ts';
import { UnknownAddressesService } from '../../ingest/unknown/unknown-addresses.service.ts';
import { EXIT } from '../../installation.ts';
import { formatTable } from '../format-table.ts';
import { noteWaiting } from '../note-waiting.ts';
import { parseTexts } from '../parse-argument.ts';
import type { Shell, Touched } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { parseDay, printChange } from './directory-edit.command.ts';

export interface DirectoryAssignOptions {
  /** Staff number or personal mailbox. */
  readonly official?: string;
  readonly unit?: string;
  readonly shared?: string;
  readonly robot?: string;
  /** Why it is not the province's. */
  readonly foreign?: string;
}

const MAX_LISTED = 100;

/** `nhipthu directory domain list` */
export async function runDirectoryDomainList(shell: Shell): Promise<number> {
  const rules = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(DomainRulesService).list(),
  );
  if (shell.isJson) shell.printJson({ rules });
  else {
    const rows = rules.map(({ domain, agency, from, to }) => [`@${domain}`, agency.code, agency.name, from ?? '', to ?? '']);
    for (const line of formatTable(shell.text.domainHeads, rows)) shell.print(line);
  }
  return EXIT.done;
}

/** `nhipthu directory domain set DOMAIN CODE [--from DAY]` */
export async function runDirectoryDomainSet(shell: Shell, name: string, code: string, options: { from?: string }): Promise<number> {
  const from = options.from === undefined ? null : parseDay('--from', options.from);
  const domain = readDomain(name);
  if (domain === null) throw new UsageError([{ argument: 'DOMAIN', code: 'bad-domain', found: name }]);
  const touched = { agency: code, subject: `addresses of ${domain}` };
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    printChange(shell, await withProblems(() => context.get(DomainRulesService).set(domain, code, { from, madeBy: commandActor() })));
    return EXIT.done;
  });
}

/** `nhipthu directory domain end DOMAIN --on DAY` */
export async function runDirectoryDomainEnd(shell: Shell, name: string, options: { on: string }): Promise<number> {
  const on = parseDay('--on', options.on);
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    printChange(
      shell,
      await withProblems(() => context.get(DomainRulesService).end(name.toLowerCase().replace(/^@/, ''), on, commandActor())),
    );
    return EXIT.done;
  });
}

/** `nhipthu directory unknown [--limit COUNT]`: accounts in the logs that the directory does not know. */
export async function runDirectoryUnknown(shell: Shell, options: { limit: string }): Promise<number> {
  const limit = /^\d{1,3}$/.test(options.limit) ? Math.min(Number(options.limit), MAX_LISTED) : 0;
  if (limit === 0) throw new UsageError([{ argument: '--limit', code: 'bad-count', found: options.limit, expected: String(MAX_LISTED) }]);
  const touched = { agency: EVERY_AGENCY, subject: `unknown addresses, at most ${limit}` };
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, (context) =>
    context.get(UnknownAddressesService).list({ text: '', offset: 0, limit }),
  );
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return EXIT.done;
  }
  const rows = reply.addresses.map(({ address, count, dayCount, lastDay, suggestion: { agency, kind, officials } }) => [
    ...[address, shell.formatCount(count), shell.formatCount(dayCount), lastDay],
    [shell.text.ownerKinds[kind], agency ?? '', ...officials.map(({ fullName }) => fullName)].filter((word) => word !== '').join(', '),
  ]);
  for (const line of formatTable(shell.text.unknownHeads, rows)) shell.print(line);
  if (reply.total > rows.length) shell.print(shell.text.moreAddresses(shell.formatCount(reply.total - rows.length)));
  return EXIT.done;
}

/** `nhipthu directory assign ADDRESS --official ID | --unit CODE | --shared CODE | --robot CODE | --foreign TEXT` */
export async function runDirectoryAssign(shell: Shell, address: string, options: DirectoryAssignOptions): Promise<number> {
  const given = Object.entries(options).filter(([name]) => OWNERS.has(name));
  const [choice] = given;
  if (choice === undefined || given.length > 1) {
    throw new UsageError([{ argument: [...OWNERS].map((name) => `--${name}`).join(', '), code: 'one-of-these', found: '' }]);
  }
  const [kind, typed] = choice;
  const value = kind === 'foreign' ? parseTexts({ foreign: typed }).foreign : typed;
  const ownerIn = (context: CliContext): Promise<AddressOwner> | AddressOwner =>
    kind === 'official' ? findOfficial(context.get(DirectoryViewRepository), value) : toOwner(kind, value);
  const touched = async (context: CliContext): Promise<Touched> => touchedBy(await ownerIn(context));
  return shell.withContext({ queue: 'add', interruptedHint: shell.text.again, touched }, async (context) => {
    const owner = await ownerIn(context);
    const service = context.get(UnknownAddressesService);
    const { changeSetId, dayCount } = await withProblems(() => service.assign(address.toLowerCase(), owner, commandActor()));
    if (shell.isJson) shell.printJson({ changeSetId, dayCount });
    else {
      printChange(shell, changeSetId);
      shell.print(shell.text.daysAgain(shell.formatCount(dayCount)));
      await noteWaiting(shell, context);
    }
    return EXIT.done;
  });
}

const OWNERS: ReadonlySet<string> = new Set(['official', 'unit', 'shared', 'robot', 'foreign']);

function toOwner(kind: string, value: string): AddressOwner {
  if (kind === 'unit' || kind === 'shared' || kind === 'robot') return { kind, agency: value };
  return { kind: 'foreign', reason: value };
}

/** The address itself may be a name, and stays out of the log. */
function touchedBy(owner: AddressOwner): Touched {
  if (owner.kind === 'official') return { officialId: owner.officialId, subject: 'address → official' };
  return { agency: owner.kind === 'foreign' ? null : owner.agency, subject: `address → ${owner.kind}` };
}

async function findOfficial(view: DirectoryViewRepository, text: string): Promise<AddressOwner> {
  const officialId = await view.findOfficialId(text);
  if (officialId === null) throw new UsageError([{ argument: '--official', code: 'unknown-official', found: text }]);
  return { kind: 'official', officialId };
}
