import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { SessionReply, SessionStateReply, SignInWaysReply } from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Runtime } from '../config/settings.module.ts';
import { ApiReply } from '../http/api-reply.ts';
import { Public } from '../http/public.decorator.ts';
import { callerOf } from './access.guard.ts';
import type { SignedInAccount } from './account.repository.ts';
import { addressOf } from './address-of.ts';
import { PASSWORD_LENGTH_MAX } from './password.ts';
import { needsSecondFactor, Policy } from './policy.ts';
import { ResetPost } from './reset/reset-post.service.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionService } from './session.service.ts';
import { SetupService } from './setup/setup.service.ts';

const SignInBody = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  /** Of the authenticator app, or a recovery code, where the account has a second factor. */
  code: z.string().max(40).optional(),
});

/** Signing in and out. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
    private readonly runtime: Runtime,
    private readonly resets: ResetPost,
    private readonly setup: SetupService,
  ) {}

  @Get()
  @Policy({ action: 'session.read', admitsNobody: true })
  @ApiOperation({ summary: 'Who is signed in, if anybody is' })
  @ApiReply('SessionStateReply', { 200: 'The account, or null' })
  @Header('Cache-Control', 'no-store')
  async read(@Req() request: Request): Promise<SessionStateReply> {
    const caller = callerOf(request);
    return { session: caller === null ? null : await this.toReply(caller) };
  }

  @Get('ways')
  @Public()
  @ApiOperation({ summary: 'How somebody may get in' })
  @ApiReply('SignInWaysReply')
  @Header('Cache-Control', 'no-store')
  async readWays(): Promise<SignInWaysReply> {
    const identityProvider = this.runtime.settings.oidc?.name ?? null;
    return { hasPasswordReset: this.resets.isOffered, identityProvider, needsSetup: await this.setup.isOpen() };
  }

  @Post()
  @Public()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Signs in and sets the session cookie; 401 when the name or the password is wrong, 429 when there were too many',
  })
  @ApiBody({ schema: { example: { username: 'noivu', password: '…' } } })
  @ApiReply('SessionReply', { 200: 'The account' })
  async signIn(
    @Body({ schema: SignInBody }) body: z.infer<typeof SignInBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionReply> {
    const started = await this.sessions.signIn({ ...body, address: addressOf(request) }, this.cookie.read(request));
    this.cookie.write(request, response, started.token);
    return this.toReply(started.account);
  }

  @Delete()
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Signs out: the session ends everywhere' })
  @ApiNoContentResponse({ description: 'Signed out' })
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.sessions.signOut(token, addressOf(request));
    this.cookie.clear(request, response);
  }

  private async toReply(account: SignedInAccount): Promise<SessionReply> {
    const { username, displayName, role } = account;
    const agencyCode = await this.sessions.agencyOf(account);
    const isWaiting = needsSecondFactor(account, this.runtime.settings.requiresSecondFactor);
    return { username, displayName, role, agencyCode, needsSecondFactor: isWaiting };
  }
}
