import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryViewRepository } from '../directory/directory-view.repository.ts';
import { DocsGate } from '../http/docs-gate.ts';
import { AccessGuard } from './access.guard.ts';
import { Account } from './account.entity.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountService } from './account.service.ts';
import { AuditAnchor } from './audit/audit-anchor.ts';
import { AuditLog } from './audit/audit-log.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditRepository } from './audit/audit.repository.ts';
import { RequestAudit } from './audit/request-audit.ts';
import { Authenticator } from './authenticator.ts';
import { CredentialVerifier } from './credential-verifier.ts';
import { AccountDeskRepository } from './desk/account-desk.repository.ts';
import { AccountDesk } from './desk/account-desk.service.ts';
import { AccountsController } from './desk/accounts.controller.ts';
import { FirstAccount } from './first-account.ts';
import { OriginTokenRepository } from './origin-token.repository.ts';
import { OriginTokenService } from './origin-token.service.ts';
import { OwnAccountController } from './own-account.controller.ts';
import { OwnAccountService } from './own-account.service.ts';
import { PasswordHasher } from './password-hasher.ts';
import { PolicyCheck } from './policy-check.ts';
import { FactorSecrets } from './second-factor/factor-secrets.ts';
import { SecondFactorController } from './second-factor/second-factor.controller.ts';
import { SecondFactorRepository } from './second-factor/second-factor.repository.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { SessionCookie } from './session-cookie.ts';
import { Session } from './session.entity.ts';
import { SessionController } from './session.controller.ts';
import { SessionRepository } from './session.repository.ts';
import { SessionService } from './session.service.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { WallClock } from './wall-clock.ts';

/** The access room: accounts, sessions, and the guard before every route. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Account, Session])],
  controllers: [SessionController, OwnAccountController, SecondFactorController, AccountsController, AuditController],
  providers: [
    WallClock,
    AuditRepository,
    AuditLog,
    AuditAnchor,
    RequestAudit,
    AccountRepository,
    SessionRepository,
    PasswordHasher,
    SignInThrottle,
    CredentialVerifier,
    SessionCookie,
    AccountService,
    DirectoryViewRepository,
    AccountDeskRepository,
    AccountDesk,
    OwnAccountService,
    FactorSecrets,
    SecondFactorRepository,
    SecondFactorService,
    FirstAccount,
    SessionService,
    OriginTokenRepository,
    OriginTokenService,
    Authenticator,
    PolicyCheck,
    { provide: DocsGate, useExisting: Authenticator },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountService, AccountDesk, FirstAccount, OriginTokenService, AuditLog, AuditAnchor],
})
export class AccessModule {}
