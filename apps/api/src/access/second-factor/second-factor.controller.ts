import { Body, Controller, Get, Header, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecoveryCodesReply, SecondFactorOfferReply, SecondFactorReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ApiReply } from '../../http/api-reply.ts';
import { ownerOf } from '../access.guard.ts';
import { OwnAccountService } from '../own-account.service.ts';
import { addressOf } from '../address-of.ts';
import { withOwnProblems } from '../own-account-problem.ts';
import { PASSWORD_LENGTH_MAX } from '../password.ts';
import { Policy } from '../policy.ts';
import { SecondFactorService } from './second-factor.service.ts';

const code = z.string().min(1).max(40);
const current = z.string().min(1).max(PASSWORD_LENGTH_MAX);
const OfferBody = z.strictObject({ current });
const ConfirmBody = z.strictObject({ code });

/** The second factor of whoever asks. */
@ApiTags('session')
@Controller('session/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly own: OwnAccountService,
  ) {}

  @Get()
  @Policy({ action: 'session.read' })
  @ApiOperation({ summary: 'Whether this account has one, and how many recovery codes are left' })
  @ApiReply('SecondFactorReply')
  @Header('Cache-Control', 'no-store')
  read(@Req() request: Request): Promise<SecondFactorReply> {
    return this.factors.read(ownerOf(request).id);
  }

  @Post()
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Makes a secret for an authenticator app; it counts once a code of it is confirmed' })
  @ApiReply('SecondFactorOfferReply')
  @Header('Cache-Control', 'no-store')
  offer(@Body({ schema: OfferBody }) body: z.infer<typeof OfferBody>, @Req() request: Request): Promise<SecondFactorOfferReply> {
    return withOwnProblems(() => this.own.offerFactor(ownerOf(request), { ...body, address: addressOf(request) }));
  }

  @Post('confirmation')
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Takes a code of the secret; from now on signing in needs one. Answers with the recovery codes, which are shown once',
  })
  @ApiReply('RecoveryCodesReply')
  @Header('Cache-Control', 'no-store')
  confirm(@Body({ schema: ConfirmBody }) body: z.infer<typeof ConfirmBody>, @Req() request: Request): Promise<RecoveryCodesReply> {
    return this.own.confirmFactor(ownerOf(request), body.code, addressOf(request));
  }

  @Post('removal')
  @Policy({ action: 'session.read' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Takes it away; 400 when the present password is wrong' })
  @ApiNoContentResponse({ description: 'Removed' })
  async remove(@Body({ schema: OfferBody }) body: z.infer<typeof OfferBody>, @Req() request: Request): Promise<void> {
    await withOwnProblems(() => this.own.removeFactor(ownerOf(request), { ...body, address: addressOf(request) }));
  }
}
