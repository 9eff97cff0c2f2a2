import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OwnEmailReply, OwnSessionsReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ApiReply } from '../http/api-reply.ts';
import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { ownerOf } from './access.guard.ts';
import { addressOf } from './address-of.ts';
import { OwnAccountService } from './own-account.service.ts';
import { withOwnProblems } from './own-account-problem.ts';
import { PASSWORD_LENGTH_MAX } from './password.ts';
import { Policy } from './policy.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionService } from './session.service.ts';

const PasswordBody = z.strictObject({
  current: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  next: z.string().min(1).max(PASSWORD_LENGTH_MAX),
});
const EmailBody = z.strictObject({ current: z.string().min(1).max(PASSWORD_LENGTH_MAX), email: z.email().max(254).nullable() });
const SessionId = z.string().regex(/^[0-9a-f]{16}$/);

const NO_SESSION: ProblemKind = { code: 'no-session', status: 404, title: { vi: 'Không có phiên này', en: 'There is no such session' } };

/** The account of whoever asks: its password and its sessions. */
@ApiTags('session')
@Controller('session')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccountService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('all')
  @Policy({ action: 'session.read' })
  @ApiOperation({ summary: 'Where this account is signed in' })
  @ApiReply('OwnSessionsReply')
  @Header('Cache-Control', 'no-store')
  async list(@Req() request: Request): Promise<OwnSessionsReply> {
    return { sessions: await this.sessions.listOf(ownerOf(request), this.cookie.read(request)) };
  }

  @Delete('all/:session')
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Ends one of them' })
  @ApiNoContentResponse({ description: 'Ended' })
  async end(@Param('session', { schema: SessionId }) session: string, @Req() request: Request): Promise<void> {
    const isEnded = await this.sessions.end(ownerOf(request), session, addressOf(request));
    if (!isEnded) throw new ProblemException(NO_SESSION);
  }

  @Post('password')
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    summary:
      'Sets a new password; every other session of the account ends. 400 when the present one is wrong or the new one is the same, 429 after too many',
  })
  @ApiNoContentResponse({ description: 'Changed' })
  async changePassword(@Body({ schema: PasswordBody }) body: z.infer<typeof PasswordBody>, @Req() request: Request): Promise<void> {
    const owner = ownerOf(request);
    await withOwnProblems(() => this.own.changePassword(owner, body.next, { current: body.current, address: addressOf(request) }));
    await this.sessions.endOthers(owner, this.cookie.read(request) ?? '');
  }

  @Get('email')
  @Policy({ action: 'session.read' })
  @ApiOperation({ summary: 'Where a link for a new password is sent' })
  @ApiReply('OwnEmailReply')
  @Header('Cache-Control', 'no-store')
  async readEmail(@Req() request: Request): Promise<OwnEmailReply> {
    return { email: await this.own.readEmail(ownerOf(request)) };
  }

  @Put('email')
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Sets or takes away that address; 400 when the present password is wrong' })
  @ApiNoContentResponse({ description: 'Set' })
  async setEmail(@Body({ schema: EmailBody }) body: z.infer<typeof EmailBody>, @Req() request: Request): Promise<void> {
    const proof = { current: body.current, address: addressOf(request) };
    await withOwnProblems(() => this.own.setEmail(ownerOf(request), body.email, proof));
  }
}
