import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ExplanationReply, ExplanationsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import type { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { readBody } from '../http/read-body.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { EvidenceService, MAX_EVIDENCE_BYTES } from './evidence.service.ts';
import { EVIDENCE_TOO_LARGE } from './explanation-problem.ts';
import { EvidenceQuery, ExplanationBody, ExplanationId, StepBody } from './explanation.schema.ts';
import { ExplanationService, type ExplanationOrder } from './explanation.service.ts';

/** "Giải trình" between Home Affairs and an agency, each of which sees its own. */
@ApiTags('explanations')
@Controller('explanations')
export class ExplanationController {
  constructor(
    private readonly explanations: ExplanationService,
    private readonly evidence: EvidenceService,
    private readonly queue: JobQueue,
  ) {}

  @Get()
  @Policy({ action: 'explanations.read', showsPersons: true })
  @ApiOperation({ summary: 'Explanations with their history: what is due first' })
  @ApiReply('ExplanationsReply')
  list(): Promise<ExplanationsReply> {
    return this.explanations.list();
  }

  @Get(':id')
  @Policy({ action: 'explanations.read', showsPersons: true })
  @ApiOperation({ summary: 'One explanation with its history and its files' })
  @ApiReply('ExplanationReply')
  read(@Param('id', { schema: ExplanationId }) id: number): Promise<ExplanationReply> {
    return this.explanations.read(id);
  }

  @Post()
  @Policy({ action: 'explanations.write', toldFields: ['agency', 'periodId', 'metric'] })
  @ApiOperation({
    summary: 'Home Affairs asks an agency for an explanation, or an agency gives one by itself',
    description: '409 while one of the same agency, period and indicator is not done.',
  })
  @ApiReply('ExplanationReply', { 201: 'Opened' })
  async open(@Body({ schema: ExplanationBody }) body: z.infer<typeof ExplanationBody>, @Req() request: Request): Promise<ExplanationReply> {
    return this.tellOf(await this.explanations.open(body, orderOf(request)));
  }

  @Post(':id/steps')
  @Policy({ action: 'explanations.write', toldFields: ['act'] })
  @ApiOperation({
    summary: 'The agency answers; Home Affairs accepts, refuses, asks for more, or closes',
    description:
      'An acceptance changes inputs (a closed day, a change of the directory) or notes why, and is printed as a footnote; it changes no figure.',
  })
  @ApiReply('ExplanationReply', { 201: 'Done' })
  async act(
    @Param('id', { schema: ExplanationId }) id: number,
    @Body({ schema: StepBody }) body: z.infer<typeof StepBody>,
    @Req() request: Request,
  ): Promise<ExplanationReply> {
    return this.tellOf(await this.explanations.act(id, body, orderOf(request)));
  }

  @Post(':id/evidence')
  @Policy({ action: 'explanations.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Attach a file of at most 10 MiB: PDF, PNG, JPEG, DOCX or XLSX without macros, told by its bytes' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiReply('ExplanationReply')
  async attach(
    @Param('id', { schema: ExplanationId }) id: number,
    @Query({ schema: EvidenceQuery }) { name }: z.infer<typeof EvidenceQuery>,
    @Req() request: Request,
  ): Promise<ExplanationReply> {
    const bytes = await readBody(request, MAX_EVIDENCE_BYTES, EVIDENCE_TOO_LARGE);
    await this.evidence.attach(id, { name, bytes }, orderOf(request));
    return this.explanations.read(id);
  }

  @Get(':id/evidence/:evidenceId')
  @Policy({ action: 'explanations.read', showsPersons: true })
  @ApiOperation({ summary: 'An attached file, always as a download' })
  @ApiOkResponse({
    description: 'The bytes as they were attached',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  async download(
    @Param('id', { schema: ExplanationId }) id: number,
    @Param('evidenceId', { schema: ExplanationId }) evidenceId: number,
  ): Promise<StreamableFile> {
    const { evidence, bytes } = await this.evidence.read(id, evidenceId);
    // Whatever its bytes are, no browser shows or runs it here.
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(evidence.name)}`;
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition });
  }

  /** The other side is told at once, not at the next beat. The step is done: that it cannot be told just now is no reason to say otherwise. */
  private async tellOf(reply: ExplanationReply): Promise<ExplanationReply> {
    await this.queue.add('run-schedules', {}).catch(() => undefined);
    return reply;
  }
}

function orderOf(request: Request): ExplanationOrder {
  const caller = callerOf(request);
  if (caller === null) throw new Error('the guard let nobody in');
  return { by: caller.username, side: caller.role === 'agency' ? 'agency' : 'home-affairs' };
}
