import { isDefinitionId, parsePeriodId } from '@nhip-thu/metrics';
import type { AgencyTier, DefinitionId } from '@nhip-thu/metrics';
import { z } from 'zod/mini';
import type { AgencySize } from '../features/comparison/choose-rows.ts';
import { AGENCY_ORDERS } from '../features/league/order-agencies.ts';
import type { AgencyOrder } from '../features/league/order-agencies.ts';
import { DESK_PANELS } from '../features/paper/desk-panels.ts';
import type { DeskPanel } from '../features/paper/desk-panels.ts';
import { isSnapshot, SNAPSHOT_KEY } from '../features/controls/snapshot-link.ts';
import type { ComparisonWord, FigureQuestion, StructureWord } from '../api/figure-question.ts';

/** Every choice of the pages of figures, as their addresses hold it. A default is not written. */
export interface OverviewState extends FigureQuestion {
  /** `xep`: order of the agencies; `-gap` is the reverse of `gap`. */
  readonly order: AgencyOrder;
  /** `xem`: how the page's figures are shown; null = as it shows them first. */
  readonly view: FigureView | null;
  /** `dang=bang`: the table of what is drawn, where `xem` says what is drawn; on the overview that of the calendar of mail, of paper that of its index. */
  readonly isTwin: boolean;
  /** `gio=bang`, `deu=bang`: the tables of the hours of the week, and of how habitual use is. */
  readonly isHourTable: boolean;
  readonly isHabitTable: boolean;
  /** `cot=bang`: the table of the documents by form. */
  readonly isFormTable: boolean;
  /** `nhom=bang`: the table of the flow between role groups on the page of an agency. */
  readonly isGroupTable: boolean;
  /** `khoi`: only agencies of this bloc; null = all. */
  readonly tier: AgencyTier | null;
  /** `qm`: only agencies of this size; null = all. */
  readonly size: AgencySize | null;
  /** `cq`: only the agencies with these codes; empty = all. */
  readonly agencies: readonly string[];
  /** `tab`: the part of an agency's page. */
  readonly tab: AgencyTab;
  /** `nhap`: the part of the desk on the page of paper. */
  readonly desk: DeskPanel;
  /** `bon-tuan`: id of the block of four weeks of which the divisions are shown; null = the newest. */
  readonly blockId: string | null;
}

/** The parts of an agency's page: overview, rhythm, paper, flows, quality, explanations, divisions. */
export const AGENCY_TABS = ['tong-quan', 'nhip', 'giay', 'luong', 'chat-luong', 'giai-trinh', 'phong'] as const;
export type AgencyTab = (typeof AGENCY_TABS)[number];

/** A trend as table; and of the comparison lines, matrix, before and after, flow. */
export type FigureView = 'bang' | 'luoi' | 'ma-tran' | 'truoc-sau' | 'luong';

export const DEFAULT_STATE: OverviewState = {
  ...{ periodId: null, definition: 'du-2@1', comparison: 'ky-truoc', structure: 'hien-nay' },
  ...{
    order: 'gap',
    view: null,
    isTwin: false,
    isHourTable: false,
    isHabitTable: false,
    isFormTable: false,
    isGroupTable: false,
    tier: null,
    size: null,
    agencies: [],
  },
  tab: 'tong-quan',
  desk: 'so-van-ban',
  blockId: null,
};

const FIELDS = {
  ky: z.string().check(z.refine((id) => parsePeriodId(id) !== null)),
  dn: z.custom<DefinitionId>((id) => typeof id === 'string' && isDefinitionId(id)),
  ss: z.enum(['ky-truoc', 'cung-ky', 'ky-goc', 'khong'] satisfies ComparisonWord[]),
  cc: z.enum(['hien-nay', 'tai-thoi-diem'] satisfies StructureWord[]),
  xep: z.enum(AGENCY_ORDERS),
  xem: z.enum(['bang', 'luoi', 'ma-tran', 'truoc-sau', 'luong']),
  dang: z.enum(['bang']),
  gio: z.enum(['bang']),
  deu: z.enum(['bang']),
  cot: z.enum(['bang']),
  nhom: z.enum(['bang']),
  khoi: z.enum(['department', 'district', 'ward', 'commune'] satisfies AgencyTier[]),
  qm: z.enum(['duoi-30', '30-60', 'tren-60'] satisfies AgencySize[]),
  cq: z.string().check(z.regex(/^[a-z0-9-]{1,40}(,[a-z0-9-]{1,40})*$/i)),
  tab: z.enum(AGENCY_TABS),
  nhap: z.enum(DESK_PANELS),
  'bon-tuan': z.string().check(z.refine((id) => parsePeriodId(id) !== null)),
};

export interface ParsedState {
  readonly state: OverviewState;
  /** Keys whose value was not understood: they fell back to the default and are to be removed and announced. */
  readonly rejectedKeys: readonly string[];
}

export function parseState(params: URLSearchParams): ParsedState {
  const rejectedKeys: string[] = [];
  const read = <T>(key: keyof typeof FIELDS, schema: z.ZodMiniType<T>): T | undefined => {
    const raw = params.get(key);
    if (raw === null) return undefined;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) rejectedKeys.push(key);
    return parsed.data;
  };
  const readOr = <T, Usual>(key: keyof typeof FIELDS, schema: z.ZodMiniType<T>, usual: Usual): T | Usual => read(key, schema) ?? usual;
  const state: OverviewState = {
    periodId: readOr('ky', FIELDS.ky, null),
    definition: readOr('dn', FIELDS.dn, DEFAULT_STATE.definition),
    comparison: readOr('ss', FIELDS.ss, DEFAULT_STATE.comparison),
    structure: readOr('cc', FIELDS.cc, DEFAULT_STATE.structure),
    order: readOr('xep', FIELDS.xep, DEFAULT_STATE.order),
    view: readOr('xem', FIELDS.xem, null),
    isTwin: read('dang', FIELDS.dang) === 'bang',
    isHourTable: read('gio', FIELDS.gio) === 'bang',
    isHabitTable: read('deu', FIELDS.deu) === 'bang',
    isFormTable: read('cot', FIELDS.cot) === 'bang',
    isGroupTable: read('nhom', FIELDS.nhom) === 'bang',
    tier: readOr('khoi', FIELDS.khoi, null),
    size: readOr('qm', FIELDS.qm, null),
    agencies: listCodes(read('cq', FIELDS.cq)),
    tab: readOr('tab', FIELDS.tab, DEFAULT_STATE.tab),
    desk: readOr('nhap', FIELDS.nhap, DEFAULT_STATE.desk),
    blockId: readOr('bon-tuan', FIELDS['bon-tuan'], null),
  };
  const snapshot = params.get(SNAPSHOT_KEY);
  if (snapshot !== null && !isSnapshot(snapshot)) rejectedKeys.push(SNAPSHOT_KEY);
  return { state, rejectedKeys };
}

/** Codes are written small, and each counts once. */
function listCodes(text: string | undefined): string[] {
  return text === undefined ? [] : [...new Set(text.toLowerCase().split(','))];
}

/** The query string of a state, without the defaults; parameters of others are kept. */
export function serialiseState(state: OverviewState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(others);
  const write = (key: keyof typeof FIELDS, value: string | null, usual: string | null = null): void => {
    if (value === null || value === usual) params.delete(key);
    else params.set(key, value);
  };
  // A link pins the figures of one period.
  if (params.get('ky') !== state.periodId) params.delete(SNAPSHOT_KEY);
  write('ky', state.periodId);
  write('dn', state.definition, DEFAULT_STATE.definition);
  write('ss', state.comparison, DEFAULT_STATE.comparison);
  write('cc', state.structure, DEFAULT_STATE.structure);
  write('xep', state.order, DEFAULT_STATE.order);
  write('xem', state.view);
  write('dang', state.isTwin ? 'bang' : null);
  write('gio', state.isHourTable ? 'bang' : null);
  write('deu', state.isHabitTable ? 'bang' : null);
  write('cot', state.isFormTable ? 'bang' : null);
  write('nhom', state.isGroupTable ? 'bang' : null);
  write('khoi', state.tier);
  write('qm', state.size);
  write('cq', state.agencies.join(','), '');
  write('tab', state.tab, DEFAULT_STATE.tab);
  write('nhap', state.desk, DEFAULT_STATE.desk);
  write('bon-tuan', state.blockId);
  return params;
}
