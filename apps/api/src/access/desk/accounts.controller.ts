import { Body, Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AccountReply, AccountsReply, NewAccountReply, NewPasswordReply, NewRoleReply } from '@nhip-thu/metrics';
import type { Request } from 'express';
import { z } from 'zod';
import { ApiReply } from '../../http/api-reply.ts';
import { ownerOf } from '../access.guard.ts';
import { addressOf } from '../address-of.ts';
import { auditNetwork } from '../audit/request-audit.ts';
import { EVERY_ROLE, Policy } from '../policy.ts';
import { withAccountProblems } from './account-problem.ts';
import { AccountDesk, type AccountKeeper } from './account-desk.service.ts';

const RoleBody = z.strictObject({
  role: z.enum(EVERY_ROLE),
  /** Code, for the role `agency`. */
  agency: z.string().max(64).optional(),
  /** Staff number or personal mailbox, for the role `official`. */
  official: z.string().max(320).optional(),
});
const AccountBody = RoleBody.extend({
  username: z.string().trim().min(1).max(100),
  displayName: z.string().trim().min(1).max(200),
  /** Where a link for a new password is sent. */
  email: z.email().max(254).optional(),
});
const AccountId = z.coerce.number().int().positive().max(2_147_483_647);

/** Accounts, for those who look after them. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly desk: AccountDesk) {}

  @Get()
  @Policy({ action: 'accounts.read' })
  @ApiOperation({ summary: 'All accounts with role, scope and when they were last used' })
  @ApiReply('AccountsReply')
  @Header('Cache-Control', 'no-store')
  async list(): Promise<AccountsReply> {
    return { accounts: await this.desk.list() };
  }

  @Post()
  @Policy({ action: 'accounts.write' })
  @ApiOperation({
    summary:
      'Makes an account; its password is in the answer and nowhere else. Where mail is sent an official gets a link instead, in the mailbox of the directory',
  })
  @ApiReply('NewAccountReply', { 201: 'Made' })
  @Header('Cache-Control', 'no-store')
  create(@Body({ schema: AccountBody }) body: z.infer<typeof AccountBody>, @Req() request: Request): Promise<NewAccountReply> {
    return withAccountProblems(() => this.desk.create(body, keeperOf(request)));
  }

  @Post(':id/disabling')
  @Policy({ action: 'accounts.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Nobody is let in by it any more; its sessions end' })
  @ApiReply('AccountReply')
  disable(@Param('id', { schema: AccountId }) id: number, @Req() request: Request): Promise<AccountReply> {
    return withAccountProblems(async () => ({ account: await this.desk.disable({ id }, keeperOf(request)) }));
  }

  @Post(':id/enabling')
  @Policy({ action: 'accounts.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Opens it again' })
  @ApiReply('AccountReply')
  enable(@Param('id', { schema: AccountId }) id: number, @Req() request: Request): Promise<AccountReply> {
    return withAccountProblems(async () => ({ account: await this.desk.enable({ id }, keeperOf(request)) }));
  }

  @Put(':id/role')
  @Policy({ action: 'accounts.write' })
  @ApiOperation({ summary: 'Gives it another role or scope; its sessions end' })
  @ApiReply('NewRoleReply')
  setRole(
    @Param('id', { schema: AccountId }) id: number,
    @Body({ schema: RoleBody }) body: z.infer<typeof RoleBody>,
    @Req() request: Request,
  ): Promise<NewRoleReply> {
    return withAccountProblems(() => this.desk.setRole({ id }, body, keeperOf(request)));
  }

  @Post(':id/password')
  @Policy({ action: 'accounts.write' })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Makes a new password, which is in the answer and nowhere else, or sends a link to the official whose account it is; its sessions end',
  })
  @ApiReply('NewPasswordReply')
  @Header('Cache-Control', 'no-store')
  setPassword(@Param('id', { schema: AccountId }) id: number, @Req() request: Request): Promise<NewPasswordReply> {
    return withAccountProblems(() => this.desk.setPassword({ id }, null, keeperOf(request)));
  }

  @Post(':id/factor-removal')
  @Policy({ action: 'accounts.write' })
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Takes away its second factor, when phone and recovery codes are lost; its sessions end' })
  @ApiNoContentResponse({ description: 'Removed' })
  removeFactor(@Param('id', { schema: AccountId }) id: number, @Req() request: Request): Promise<void> {
    return withAccountProblems(() => this.desk.removeFactor({ id }, keeperOf(request)));
  }
}

function keeperOf(request: Request): AccountKeeper {
  const { username, role } = ownerOf(request);
  return { actor: username, role, network: auditNetwork(addressOf(request)) };
}
