import { Body, Controller, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Public } from '../../http/public.decorator.ts';
import { addressOf } from '../address-of.ts';
import { withOwnProblems } from '../own-account-problem.ts';
import { PASSWORD_LENGTH_MAX } from '../password.ts';
import { PasswordResetService } from './password-reset.service.ts';
import { ResetPost } from './reset-post.service.ts';

const AskBody = z.strictObject({ username: z.string().trim().min(1).max(100) });
const ResetBody = z.strictObject({
  token: z.string().min(1).max(100),
  next: z.string().min(1).max(PASSWORD_LENGTH_MAX),
});

/** A new password by mail. */
@ApiTags('session')
@Controller('session')
export class PasswordResetController {
  constructor(
    private readonly post: ResetPost,
    private readonly resets: PasswordResetService,
  ) {}

  @Post('reset-letter')
  @Public()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({
    summary:
      'Sends a link for a new password to the address of the account, if there is one; the answer is the same. 409 where no mail is sent',
  })
  @ApiNoContentResponse({ description: 'Heard' })
  ask(@Body({ schema: AskBody }) { username }: z.infer<typeof AskBody>, @Req() request: Request): Promise<void> {
    return this.post.ask(username, addressOf(request));
  }

  @Post('reset')
  @Public()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Sets the password with the token of a link, which is good once; every session of the account ends' })
  @ApiNoContentResponse({ description: 'Set' })
  reset(@Body({ schema: ResetBody }) { token, next }: z.infer<typeof ResetBody>, @Req() request: Request): Promise<void> {
    return withOwnProblems(() => this.resets.reset(token, next, addressOf(request)));
  }
}
