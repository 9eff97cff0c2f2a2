import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  daysBetween,
  isIsoDate,
  type CoverageReply,
  type ReconciledSegment,
  type ReconciliationReply,
  type RejectsReply,
  type SegmentPageReply,
  type SegmentReply,
  type UndoReply,
  type UnmatchedReply,
} from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { callerOf } from '../../access/access.guard.ts';
import { ApiReply } from '../../http/api-reply.ts';
import { Policy } from '../../access/policy.ts';
import { ProblemException } from '../../http/problem.ts';
import { IngestService } from '../ingest.service.ts';
import { UndoService } from '../undo.service.ts';
import { layOutCoverage } from './coverage.ts';
import { toReconciliationProblem } from './reconciliation-problem.ts';
import { ReconciliationRepository, type SegmentBalance } from './reconciliation.repository.ts';
import { ReconciliationService } from './reconciliation.service.ts';
import { RejectsService } from './rejects.service.ts';

const MAX_DAYS = 400;
const MS_AN_HOUR = 3_600_000;
const UNDOABLE: readonly string[] = ['received', 'folding', 'folded', 'failed'];

const SegmentId = z.string().regex(/^\d{1,18}$/);
const PageQuery = z.object({
  cursor: SegmentId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  origin: z.string().max(63).optional(),
  state: z.enum(['received', 'folding', 'folded', 'failed', 'undoing', 'undone']).optional(),
});
const RangeQuery = z
  .object({ from: z.string().refine(isIsoDate), to: z.string().refine(isIsoDate) })
  .refine(({ from, to }) => !isIsoDate(from) || !isIsoDate(to) || (from <= to && daysBetween(from, to) < MAX_DAYS), { path: ['to'] });

/** The ledger page: does everything add up, and what does not. */
@ApiTags('ingest')
@Controller('ingest')
export class ReconciliationController {
  constructor(
    private readonly service: ReconciliationService,
    private readonly repository: ReconciliationRepository,
    private readonly ingest: IngestService,
    private readonly rejects: RejectsService,
    private readonly undos: UndoService,
  ) {}

  @Get('reconciliation')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'The invariants I1 to I6 with their numbers, and sums by origin' })
  @ApiReply('ReconciliationReply')
  reconcile(): Promise<ReconciliationReply> {
    return this.service.reconcile();
  }

  @Get('segments')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'Segments with their balance, newest first; `cursor` is `nextCursor` of the page before' })
  @ApiReply('SegmentPageReply')
  async listSegments(@Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>): Promise<SegmentPageReply> {
    const { cursor, limit, origin, state } = query;
    const filter = { beforeId: cursor ?? null, origin: origin ?? null, state: state ?? null, limit: limit + 1 };
    const balances = await this.repository.listBalances(filter);
    const shown = balances.slice(0, limit);
    const replies = new Map((await this.ingest.segmentsByIds(shown.map(({ id }) => id))).map((reply) => [reply.id, reply]));
    const items = shown.flatMap((balance) => {
      const reply = replies.get(balance.id);
      return reply ? [toReconciled(reply, balance)] : [];
    });
    return { items, nextCursor: balances.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  @Get('coverage')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'What each origin logged on each day; null = nothing was handed over' })
  @ApiReply('CoverageReply')
  async coverage(@Query({ schema: RangeQuery }) { from, to }: z.infer<typeof RangeQuery>): Promise<CoverageReply> {
    const [origins, rows, spans, calendar] = await Promise.all([
      this.repository.listOrigins(),
      this.repository.listCoverage(from, to),
      this.repository.listFlaggedSpans(from, to),
      this.service.readCalendar(),
    ]);
    return layOutCoverage({ from, to }, origins, rows, spans, calendar);
  }

  @Get('unmatched')
  @Policy({ action: 'ingest.read', showsPersons: true })
  @ApiOperation({ summary: 'Accounts of the mail servers that the directory does not know' })
  @ApiReply('UnmatchedReply')
  listUnmatched(@Query({ schema: RangeQuery }) { from, to }: z.infer<typeof RangeQuery>): Promise<UnmatchedReply> {
    return this.repository.listUnmatched(from, to);
  }

  @Get('segments/:id/rejects')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'Where the lines stand that were not understood, by reason; never their text' })
  @ApiReply('RejectsReply')
  async listRejects(@Param('id', { schema: SegmentId }) id: string): Promise<RejectsReply> {
    try {
      return await this.rejects.list(id);
    } catch (error) {
      throw toReconciliationProblem(error);
    }
  }

  @Delete('segments/:id')
  @Policy({ action: 'ingest.write' })
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Takes a segment back, as if it had never been handed over: 202 while it is done, 200 when it is' })
  @ApiReply('UndoReply', { 202: 'Being undone', 200: 'Undone' })
  async undo(
    @Param('id', { schema: SegmentId }) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UndoReply> {
    try {
      const state = await this.undos.request(id, callerOf(request)?.username ?? 'unknown');
      const [segment] = await this.ingest.segmentsByIds([id]);
      if (!segment) throw new Error('a segment vanished between two statements');
      if (state === 'undone') response.status(HttpStatus.OK);
      return { segment, state: state === 'undone' ? 'undone' : 'undoing' };
    } catch (error) {
      throw error instanceof ProblemException ? error : toReconciliationProblem(error);
    }
  }
}

function toReconciled(reply: SegmentReply, balance: SegmentBalance): ReconciledSegment {
  const { lineBytes, byteDifference, lineDifference, factDifference, firstHour, lastHour } = balance;
  return {
    ...reply,
    ...{ lineBytes, byteDifference, lineDifference, factDifference },
    ...{ firstHourAt: toIso(firstHour), lastHourAt: toIso(lastHour) },
    isUndoable: UNDOABLE.includes(reply.state),
  };
}

function toIso(hour: number | null): string | null {
  return hour === null ? null : new Date(hour * MS_AN_HOUR).toISOString();
}
