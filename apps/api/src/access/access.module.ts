import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryViewRepository } from '../directory/directory-view.repository.ts';
import { DocsGate } from '../http/docs-gate.ts';
import { AccessGuard } from './access.guard.ts';
import { Account } from './account.entity.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountService } from './account.service.ts';
import { AccountHands } from './audit/account-hands.ts';
import { AuditAnchor } from './audit/audit-anchor.ts';
import { AuditLog } from './audit/audit-log.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditRepository } from './audit/audit.repository.ts';
import { AuditOutcome } from './audit/audit-outcome.ts';
import { RequestAudit } from './audit/request-audit.ts';
import { Authenticator } from './authenticator.ts';
import { CredentialVerifier } from './credential-verifier.ts';
import { AccountDeskRepository } from './desk/account-desk.repository.ts';
import { AccountDesk } from './desk/account-desk.service.ts';
import { OwnLink } from './desk/own-link.service.ts';
import { AccountsController } from './desk/accounts.controller.ts';
import { DemoAccounts } from './demo-accounts.ts';
import { MailSender } from './mail-sender.ts';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository.ts';
import { OidcClient } from './oidc/oidc-client.ts';
import { OidcSignIn } from './oidc/oidc-sign-in.service.ts';
import { OidcController } from './oidc/oidc.controller.ts';
import { OriginTokenRepository } from './origin-token.repository.ts';
import { OriginTokenService } from './origin-token.service.ts';
import { OwnAccountController } from './own-account.controller.ts';
import { OwnAccountService } from './own-account.service.ts';
import { PasswordHasher } from './password-hasher.ts';
import { Pepper } from './pepper.ts';
import { MonitorToken } from './monitor-token.ts';
import { PolicyCheck } from './policy-check.ts';
import { PasswordResetController } from './reset/password-reset.controller.ts';
import { PasswordResetRepository } from './reset/password-reset.repository.ts';
import { PasswordResetService } from './reset/password-reset.service.ts';
import { ResetPost } from './reset/reset-post.service.ts';
import { FactorSecrets } from './second-factor/factor-secrets.ts';
import { SecondFactorController } from './second-factor/second-factor.controller.ts';
import { SecondFactorRepository } from './second-factor/second-factor.repository.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { SessionCookie } from './session-cookie.ts';
import { Session } from './session.entity.ts';
import { SessionController } from './session.controller.ts';
import { SessionRepository } from './session.repository.ts';
import { SessionService } from './session.service.ts';
import { SignInFailureRepository } from './sign-in-failure.repository.ts';
import { SignInThrottle } from './sign-in-throttle.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SetupRepository } from './setup/setup.repository.ts';
import { SetupService } from './setup/setup.service.ts';
import { SetupToken } from './setup/setup-token.ts';
import { WallClock } from './wall-clock.ts';

/** The access room: accounts, sessions, and the guard before every route. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Account, Session])],
  controllers: [
    SetupController,
    OidcController,
    SessionController,
    OwnAccountController,
    SecondFactorController,
    PasswordResetController,
    AccountsController,
    AuditController,
  ],
  providers: [
    WallClock,
    AuditRepository,
    AuditLog,
    AccountHands,
    AuditAnchor,
    RequestAudit,
    AccountRepository,
    SessionRepository,
    Pepper,
    PasswordHasher,
    SignInFailureRepository,
    SignInThrottle,
    CredentialVerifier,
    SessionCookie,
    AccountService,
    DirectoryViewRepository,
    AccountDeskRepository,
    AccountDesk,
    OwnLink,
    OwnAccountService,
    FactorSecrets,
    SecondFactorRepository,
    SecondFactorService,
    MailSender,
    PasswordResetRepository,
    PasswordResetService,
    ResetPost,
    DemoAccounts,
    SetupRepository,
    SetupToken,
    SetupService,
    SessionService,
    OidcAttemptRepository,
    OidcClient,
    OidcSignIn,
    OriginTokenRepository,
    OriginTokenService,
    Authenticator,
    MonitorToken,
    PolicyCheck,
    { provide: DocsGate, useExisting: Authenticator },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditOutcome },
  ],
  exports: [
    AccountRepository,
    AccountService,
    AccountDesk,
    DemoAccounts,
    SetupToken,
    OriginTokenService,
    AuditLog,
    AccountHands,
    AuditAnchor,
    AuditRepository,
    WallClock,
  ],
})
export class AccessModule {}
