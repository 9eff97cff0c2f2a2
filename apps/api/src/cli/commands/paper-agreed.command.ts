import { COEFFICIENTS, isIsoDate, type CoefficientId, type PriceReply } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import { Clock } from '../../calendar/clock.ts';
import { EXIT } from '../../installation.ts';
import { AgreedRepository } from '../../paper/agreed.repository.ts';
import { AgreedInputError, AgreedService } from '../../paper/agreed.service.ts';
import { UnknownUnitError } from '../../paper/paper.service.ts';
import { formatTable } from '../format-table.ts';
import { PAPER_TEXT } from '../paper-text.ts';
import { ArgumentFaults, parseText, parseTexts } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

/** As the column keeps it. */
const AMOUNT = /^\d{1,9}([.,]\d{1,2})?$/;

export interface PaperBaselineOptions {
  readonly months: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly agency?: string;
}

export interface PaperMapOptions {
  readonly agency: string;
  readonly from: string;
}

export interface PaperPriceOptions {
  readonly item: PriceReply['item'];
  readonly amount: string;
  readonly kind: 'decision' | 'invoice';
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly from: string;
}

/** `nhipthu paper baseline --months 2026-01 --basis TEXT --approved-by NAME --approved-on DAY [--agency CODE]` */
export async function runPaperBaseline(shell: Shell, options: PaperBaselineOptions): Promise<number> {
  const { agency = null, months, approvedOn } = options;
  const { basis, 'approved-by': approvedBy } = parseTexts({ basis: options.basis, 'approved-by': options.approvedBy });
  const baseline = { months, basis, approvedBy, approvedOn };
  return agree(shell, (service) => service.setBaseline({ ...baseline, agencyCode: agency }, commandActor()));
}

/** `nhipthu paper map queue|host|account NAME --agency CODE [--from DAY]` */
export async function runPaperMap(
  shell: Shell,
  kind: 'queue' | 'host' | 'account',
  typed: string,
  options: PaperMapOptions,
): Promise<number> {
  const faults = new ArgumentFaults();
  const name = parseText('NAME', typed, faults);
  faults.throwIfAny();
  return agree(shell, (service) => service.setMapping({ kind, name, agencyCode: options.agency, validFrom: options.from }, commandActor()));
}

/** `nhipthu paper price set --item sheet --amount 300 --kind decision --number N --issuer WHO --issued-on DAY --from DAY` */
export async function runPaperPriceSet(shell: Shell, options: PaperPriceOptions): Promise<number> {
  const { item, amount, kind, issuedOn, from } = options;
  const faults = new ArgumentFaults();
  if (!AMOUNT.test(amount)) faults.add({ argument: '--amount', code: 'bad-amount', found: amount });
  for (const [argument, day] of [
    ['--issued-on', issuedOn],
    ['--from', from],
  ] as const) {
    if (!isIsoDate(day)) faults.add({ argument, code: 'bad-date', found: day });
  }
  const [number, issuer] = [parseText('--number', options.number, faults), parseText('--issuer', options.issuer, faults)];
  faults.throwIfAny();
  const citation = { kind, number, issuer, issuedOn };
  return agree(shell, (service) =>
    service.setPrice({ item, amount: Number(amount.replace(',', '.')), citation, validFrom: from }, commandActor()),
  );
}

/** `nhipthu paper price list [--at DAY]` */
export async function runPaperPriceList(shell: Shell, { at }: { readonly at?: string }): Promise<number> {
  const faults = new ArgumentFaults();
  if (at !== undefined && !isIsoDate(at)) faults.add({ argument: '--at', code: 'bad-date', found: at });
  faults.throwIfAny();
  const { day, prices } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    const asked = at ?? (await context.get(Clock).today());
    return { day: asked, prices: await context.get(AgreedRepository).listPrices(asked) };
  });
  const text = PAPER_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ day, prices });
  else if (prices.length === 0) shell.print(text.noPrices);
  else {
    const rows = prices.map(({ item, amount, validFrom, citation: { kind, number, issuedOn, issuer } }) => [
      ...[text.items[item], shell.formatCount(amount), validFrom, text.citations[kind], number, issuedOn, issuer],
    ]);
    for (const line of formatTable(text.priceHeads, rows)) shell.print(line);
  }
  return EXIT.done;
}

/** `nhipthu paper coefficient list` */
export async function runPaperCoefficientList(shell: Shell): Promise<number> {
  const turnedOn = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(AgreedRepository).readCoefficients(),
  );
  const text = PAPER_TEXT[shell.language];
  const coefficients = COEFFICIENTS.map((coefficient) => ({ ...coefficient, isOn: turnedOn.includes(coefficient.id) }));
  if (shell.isJson) shell.printJson({ coefficients });
  else {
    const rows = coefficients.map(({ id, sheetsPerUnit, isOn, source }) => [
      ...[id, text.coefficientOf[id], shell.formatCount(sheetsPerUnit), isOn ? text.on : text.off, source],
    ]);
    for (const line of formatTable(text.coefficientHeads, rows)) shell.print(line);
  }
  return EXIT.done;
}

/** `nhipthu paper coefficient set [ID...]` */
export async function runPaperCoefficientSet(shell: Shell, typed: readonly string[]): Promise<number> {
  const faults = new ArgumentFaults();
  const known = COEFFICIENTS.map(({ id }) => id);
  const ids = typed.flatMap((text): CoefficientId[] => {
    const id = known.find((each) => each === text);
    if (id === undefined) faults.add({ argument: 'ID', code: 'unknown-coefficient', found: text, expected: known.join(', ') });
    return id === undefined ? [] : [id];
  });
  faults.throwIfAny();
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(AgreedService).setCoefficients(ids),
  );
  const text = PAPER_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ coefficients: ids });
  else shell.print(text.coefficientsSet(ids.length === 0 ? text.none : ids.join(', ')));
  return EXIT.done;
}

async function agree(shell: Shell, work: (service: AgreedService) => Promise<void>): Promise<number> {
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      await work(context.get(AgreedService));
    } catch (error) {
      if (error instanceof UnknownUnitError) {
        throw new UsageError([{ argument: '--agency', code: 'unknown-agency', found: error.message }], { cause: error });
      }
      if (error instanceof AgreedInputError) {
        const option = OPTION_OF.get(error.field) ?? `--${error.field}`;
        throw new UsageError([{ argument: option, code: 'not-usable', found: option }], { cause: error });
      }
      throw error;
    }
  });
  if (shell.isJson) shell.printJson({ isSet: true });
  else shell.print(shell.text.paperAgreed);
  return EXIT.done;
}

/** Options by the field they fill, where they are not named like it. */
const OPTION_OF: ReadonlyMap<string, string> = new Map([
  ['approvedBy', '--approved-by'],
  ['approvedOn', '--approved-on'],
  ['validFrom', '--from'],
  ['citation', '--number, --issuer, --issued-on'],
]);
