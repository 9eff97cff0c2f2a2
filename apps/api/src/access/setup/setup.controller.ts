import { Body, Controller, Header, HttpCode, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecoveryCodesReply, SecondFactorOfferReply } from '@nhip-thu/metrics';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ApiReply } from '../../http/api-reply.ts';
import { Public } from '../../http/public.decorator.ts';
import { addressOf } from '../address-of.ts';
import { withOwnProblems } from '../own-account-problem.ts';
import { PASSWORD_LENGTH_MAX } from '../password.ts';
import { SessionCookie } from '../session-cookie.ts';
import { SessionService } from '../session.service.ts';
import { SetupService } from './setup.service.ts';

const Names = z.strictObject({
  token: z.string().trim().min(1).max(100),
  username: z.string().trim().min(1).max(100),
  displayName: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(PASSWORD_LENGTH_MAX),
});
/** Who is to be made may be told already here, to learn what is wrong with it before the secret is put into a phone. */
const OfferBody = Names.partial({ displayName: true, password: true });
const SetupBody = Names.extend({
  /** Of the offer; 160 bits, base32. */
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
  code: z.string().min(1).max(40),
});

/** The first account of a new installation. */
@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('offer')
  @Public()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Makes a secret for an authenticator app, for whoever has the set-up code that the program shows at its first start',
  })
  @ApiReply('SecondFactorOfferReply')
  @Header('Cache-Control', 'no-store')
  offer(@Body({ schema: OfferBody }) body: z.infer<typeof OfferBody>, @Req() request: Request): Promise<SecondFactorOfferReply> {
    return withOwnProblems(() => this.setup.offer(body, addressOf(request)), 'password');
  }

  @Post()
  @Public()
  @ApiOperation({
    summary: 'Makes the first account, uses the set-up code up and signs in. Answers with the recovery codes, which are shown once',
  })
  @ApiReply('RecoveryCodesReply', { 201: 'Made' })
  @Header('Cache-Control', 'no-store')
  async create(
    @Body({ schema: SetupBody }) body: z.infer<typeof SetupBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecoveryCodesReply> {
    const { account, codes } = await withOwnProblems(() => this.setup.create(body, addressOf(request)), 'password');
    const token = await this.sessions.begin(account, { address: addressOf(request), formerToken: this.cookie.read(request) });
    this.cookie.write(request, response, token);
    return { codes };
  }
}
