import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  DirectoryChangeReply,
  DirectoryChangesReply,
  DirectoryPart,
  DirectoryPreviewReply,
  DirectoryRowsReply,
} from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/access.guard.ts';
import { Policy } from '../access/policy.ts';
import { ApiReply } from '../http/api-reply.ts';
import { inEvery, pickLanguage } from '../http/language.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { DirectoryFilesInterceptor } from './directory-files.interceptor.ts';
import { DIRECTORY_PARTS } from './directory-parts.ts';
import { DirectoryChangesRepository } from './directory-changes.repository.ts';
import { withProblems } from './directory-problem.ts';
import { describeFault } from './import-fault.text.ts';
import type { ImportFile } from './import-file.ts';
import { LdapPullService } from './ldap/ldap-pull.service.ts';
import { PreviewService, type Preview } from './preview.service.ts';

const MAX_FAULTS = 500;
const CHANGES_A_PAGE = 50;

const RowsQuery = z.strictObject({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const ChangesQuery = z.strictObject({ before: z.coerce.number().int().positive().max(2_147_483_647).optional() });
const PreviewId = z.uuid();
const ChangeId = z.coerce.number().int().positive().max(2_147_483_647);

const NO_FILE: ProblemKind = {
  code: 'no-file',
  status: 400,
  title: {
    vi: 'Chưa có tệp nào: gửi directory, aliases hoặc absences',
    en: 'There is no file: send directory, aliases or absences',
  },
};

/** One part of the form, as multer keeps it in memory. */
interface ReceivedFile {
  readonly originalname: string;
  readonly buffer: Uint8Array;
}

/** Shows what directory files would change, applies what was shown, and takes changes back. */
@ApiTags('directory')
@Controller('directory')
export class DirectoryImportController {
  constructor(
    private readonly previews: PreviewService,
    private readonly pulls: LdapPullService,
    private readonly changes: DirectoryChangesService,
    private readonly journal: DirectoryChangesRepository,
  ) {}

  @Post('previews')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @UseInterceptors(DirectoryFilesInterceptor)
  @ApiOperation({ summary: 'What directory, alias and absence files (CSV or XLSX) would change, row by row; nothing is changed yet' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: Object.fromEntries(DIRECTORY_PARTS.map((name) => [name, { type: 'string', format: 'binary' }])) },
  })
  @ApiReply('DirectoryPreviewReply', { 201: 'Compared' })
  async preview(
    @UploadedFiles() received: Partial<Record<DirectoryPart, ReceivedFile[]>> | undefined,
    @Req() request: Request,
  ): Promise<DirectoryPreviewReply> {
    const [directory = null, aliases = null, absences = null] = DIRECTORY_PARTS.map((part) => toFile(received?.[part]?.[0]));
    if (directory === null && aliases === null && absences === null) throw new ProblemException(NO_FILE);
    return toReply(await this.previews.previewFiles({ directory, aliases, absences }, nameOf(request)), request);
  }

  @Post('pulls')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @ApiOperation({ summary: 'What a pull from the LDAP server of the settings would change; nothing is changed yet' })
  @ApiReply('DirectoryPreviewReply', { 201: 'Compared' })
  pull(@Req() request: Request): Promise<DirectoryPreviewReply> {
    return withProblems(async () => toReply(await this.pulls.preview(nameOf(request)), request));
  }

  @Get('previews/:id/rows')
  @Policy({ action: 'directory.write', acceptsBasic: true, showsPersons: true })
  @ApiOperation({ summary: 'The rows of a preview that would change something, a page at a time' })
  @ApiReply('DirectoryRowsReply')
  rows(
    @Param('id', { schema: PreviewId }) id: string,
    @Query({ schema: RowsQuery }) { offset, limit }: z.infer<typeof RowsQuery>,
  ): Promise<DirectoryRowsReply> {
    return withProblems(() => this.previews.listRows(id, offset, limit));
  }

  @Post('previews/:id/application')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Does what the preview showed, all of it or nothing; refused when the directory has changed in between' })
  @ApiReply('DirectoryChangeReply')
  apply(@Param('id', { schema: PreviewId }) id: string, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => ({ changeSetId: await this.previews.apply(id, nameOf(request)) }));
  }

  @Get('changes')
  @Policy({ action: 'directory.audit', showsPersons: true })
  @ApiOperation({ summary: 'Every change of the directory, newest first: who, when, how many rows, and whether it was taken back' })
  @ApiReply('DirectoryChangesReply')
  async list(@Query({ schema: ChangesQuery }) { before }: z.infer<typeof ChangesQuery>): Promise<DirectoryChangesReply> {
    const sets = await this.journal.list({ ...(before !== undefined && { before }), limit: CHANGES_A_PAGE + 1 });
    const shown = sets.slice(0, CHANGES_A_PAGE);
    return {
      changes: shown.map(({ madeAt, ...set }) => ({ ...set, madeAt: madeAt.toISOString() })),
      nextBefore: sets.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  @Post('changes/:id/undo')
  @Policy({ action: 'directory.write', acceptsBasic: true })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Takes a change back, whole; refused while later changes stand on it' })
  @ApiReply('DirectoryChangeReply')
  undo(@Param('id', { schema: ChangeId }) id: number, @Req() request: Request): Promise<DirectoryChangeReply> {
    return withProblems(async () => {
      const { changeSetId } = await this.changes.undo(id, nameOf(request));
      return { changeSetId };
    });
  }
}

function nameOf(request: Request): string {
  return callerOf(request)?.username ?? '';
}

function toFile(received: ReceivedFile | undefined): ImportFile | null {
  return received === undefined ? null : { name: received.originalname.normalize('NFC'), bytes: received.buffer };
}

function toReply({ faults, ...preview }: Preview, request: Request): DirectoryPreviewReply {
  const language = pickLanguage(request);
  const shown = faults.slice(0, MAX_FAULTS).map((fault) => {
    const { file, row, column } = fault;
    return { file, row, column, ...inEvery(language, (each) => describeFault(fault, each)) };
  });
  return { ...preview, faults: shown, faultCount: faults.length };
}
