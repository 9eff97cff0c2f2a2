import { Body, Controller, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isIsoDate, type DirectoryChangeReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { RequiredText } from '../http/required-text.ts';
import { withProblems } from './directory-problem.ts';
import { MergeService } from './merge.service.ts';
import { RenameService } from './rename.service.ts';
import { SplitService } from './split.service.ts';

const code = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
/** First day of what comes after, and the decision it rests on. */
const decision = { onDay: z.string().refine(isIsoDate), basis: RequiredText };
const Merge = z.strictObject({ ...decision, from: code, to: code });
const Split = z
  .strictObject({
    ...decision,
    ...{ from: code, to: code },
    /** Of a new agency. */
    name: RequiredText.nullable().default(null),
    /** Names of divisions that go over with everybody in them. */
    divisions: z.array(RequiredText).max(200).default([]),
    /** Staff numbers or personal mailboxes. */
    people: z.array(RequiredText).max(5000).default([]),
  })
  .refine(({ divisions, people }) => divisions.length + people.length > 0, { path: ['people'] });
const Renaming = z.strictObject({ ...decision, code, name: RequiredText });

/** What becomes of agencies: each with its legal basis, and undone as any change. */
@ApiTags('directory')
@Controller('directory/successions')
export class SuccessionController {
  constructor(
    private readonly merges: MergeService,
    private readonly splits: SplitService,
    private readonly renamings: RenameService,
  ) {}

  @Post('merges')
  @Policy({ action: 'directory.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'An agency becomes part of another: its people and boxes go over on that day, and it ends' })
  @ApiReply('DirectoryChangeReply')
  merge(@Body({ schema: Merge }) body: z.infer<typeof Merge>, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.merges.merge({ ...body, madeBy: nameOf(request) }) }));
  }

  @Post('splits')
  @Policy({ action: 'directory.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Divisions or people of an agency become another; boxes without a person stay' })
  @ApiReply('DirectoryChangeReply')
  split(@Body({ schema: Split }) body: z.infer<typeof Split>, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.splits.split({ ...body, madeBy: nameOf(request) }) }));
  }

  @Post('renamings')
  @Policy({ action: 'directory.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'An agency gets a new name and keeps its code, people and figures' })
  @ApiReply('DirectoryChangeReply')
  rename(@Body({ schema: Renaming }) body: z.infer<typeof Renaming>, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.renamings.rename({ ...body, madeBy: nameOf(request) }) }));
  }
}

function nameOf(request: Request): string {
  return callerOf(request)?.username ?? '';
}
