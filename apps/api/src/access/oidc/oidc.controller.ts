import { Body, Controller, Get, HttpCode, HttpStatus, NotFoundException, Post, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public } from '../../http/public.decorator.ts';
import { addressOf } from '../address-of.ts';
import { SessionCookie } from '../session-cookie.ts';
import type { Browser } from '../session.service.ts';
import { OidcClient, OidcError } from './oidc-client.ts';
import { OidcSignIn, type OidcFailure } from './oidc-sign-in.service.ts';

/** A path of this site, so that a crafted link cannot lead away. */
const ReturnPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u);
const BeginQuery = z.object({ ve: ReturnPath.default('/') });
const CodeBody = z.strictObject({ code: z.string().min(1).max(40) });

/** Signing in by an identity provider; a browser is sent there and back. */
@ApiTags('session')
@Controller('session/oidc')
export class OidcController {
  constructor(
    private readonly client: OidcClient,
    private readonly oidc: OidcSignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Sends the browser to the identity provider; 404 where none is set' })
  @ApiFoundResponse({ description: 'To the provider, or back to the page when it does not answer' })
  async begin(
    @Query({ schema: BeginQuery }) { ve }: z.infer<typeof BeginQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.requireProvider();
    await this.orSayWhy(response, async () => {
      const { url, secret } = await this.oidc.begin(ve);
      this.cookie.writeAttempt(request, response, secret);
      response.redirect(url);
    });
  }

  @Get('callback')
  @Public()
  @ApiOperation({ summary: 'Where the provider sends the browser back to' })
  @ApiFoundResponse({ description: 'To the page' })
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    this.requireProvider();
    const at = request.originalUrl.indexOf('?');
    const query = at === -1 ? '' : request.originalUrl.slice(at);
    const outcome = await this.oidc.finish(query, this.cookie.readAttempt(request), browserOf(request, this.cookie));
    if (outcome.kind === 'failed') {
      redirectWithFailure(response, outcome.failure);
    } else if (outcome.kind === 'code-needed') {
      response.redirect(`/dang-nhap?${new URLSearchParams({ sso: 'code', ve: outcome.returnTo }).toString()}`);
    } else {
      this.cookie.clearAttempt(request, response);
      this.cookie.write(request, response, outcome.token);
      response.redirect(outcome.returnTo);
    }
  }

  @Post('code')
  @Public()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'The second factor of whoever the provider vouched for without one; signs in' })
  @ApiNoContentResponse({ description: 'Signed in' })
  async enterCode(
    @Body({ schema: CodeBody }) { code }: z.infer<typeof CodeBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { token } = await this.oidc.enterCode(code, this.cookie.readAttempt(request), browserOf(request, this.cookie));
    this.cookie.clearAttempt(request, response);
    this.cookie.write(request, response, token);
  }

  @Get('end')
  @Public()
  @ApiOperation({ summary: 'Sends the browser to where the session at the provider is ended' })
  @ApiFoundResponse({ description: 'To the provider, or to the page when it has no such address' })
  async end(@Res() response: Response): Promise<void> {
    this.requireProvider();
    await this.orSayWhy(response, async () => response.redirect((await this.client.endAddress()) ?? '/dang-nhap'));
  }

  private requireProvider(): void {
    if (this.client.settings === null) throw new NotFoundException();
  }

  private async orSayWhy(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OidcError)) throw error;
      this.oidc.note(error);
      redirectWithFailure(response, error.refusal);
    }
  }
}

function redirectWithFailure(response: Response, failure: OidcFailure): void {
  response.redirect(`/dang-nhap?sso=${failure}`);
}

function browserOf(request: Request, cookie: SessionCookie): Browser {
  return { address: addressOf(request), formerToken: cookie.read(request) };
}
