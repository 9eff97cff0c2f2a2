import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RecoveryCodesReply, SecondFactorOfferReply, SecondFactorReply } from '@nhip-thu/metrics';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { problemAt } from '../own-account-problem.ts';
import { WallClock } from '../wall-clock.ts';
import { FactorSecrets } from './factor-secrets.ts';
import { SecondFactorRepository } from './second-factor.repository.ts';

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, 30 seconds; the one before and the one after are taken too. */
const PERIOD_SECONDS = 30;
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** No letters or digits that are mistaken for each other; 10 of 31 are 49 bits. */
const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 10;

export const WRONG_CODE: ProblemKind = {
  code: 'wrong-code',
  status: 400,
  title: { vi: 'Mã không đúng hoặc đã hết hạn', en: 'The code is wrong or too old' },
};
const NO_OFFER: ProblemKind = {
  code: 'no-factor-offered',
  status: 409,
  title: { vi: 'Hãy bắt đầu lại từ mã QR', en: 'Begin again with the QR code' },
};

/** The second factor: a code that changes every 30 seconds, and recovery codes for when the phone is lost. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secrets: FactorSecrets,
    private readonly clock: WallClock,
  ) {}

  async read(accountId: number): Promise<SecondFactorReply> {
    const { secret, recoveryCount } = await this.factors.find(accountId);
    return { isOn: secret !== null, recoveryCodesLeft: recoveryCount };
  }

  /** Makes a secret that counts once a code of it was given; a factor there is goes on until then. */
  async offer(account: { readonly id: number; readonly username: string }): Promise<SecondFactorOfferReply> {
    const { bytes, ...offer } = makeSecret(account.username);
    await this.factors.setPending(account.id, await this.secrets.seal(account.id, bytes));
    return offer;
  }

  /** A secret for somebody who has no account yet; it is stored nowhere. */
  makeOffer(username: string): SecondFactorOfferReply {
    const { bytes: _bytes, ...offer } = makeSecret(username);
    return offer;
  }

  /** The period to which a code of such a secret belongs; null when it is none of the present ones. @param secret base32 */
  findStepOf(secret: string, code: string): number | null {
    return this.findStep(Secret.fromBase32(secret).bytes, code);
  }

  /** Such a secret counts from now on, but the code of `step` no more. @returns the recovery codes, shown once */
  async enrol(accountId: number, secret: string, step: number): Promise<RecoveryCodesReply> {
    await this.factors.setPending(accountId, await this.secrets.seal(accountId, Secret.fromBase32(secret).bytes));
    return this.begin(accountId, step);
  }

  /** @returns the recovery codes, shown once. @throws ProblemException when the code is not one of the offer */
  async confirm(accountId: number, code: string): Promise<RecoveryCodesReply> {
    const { pending } = await this.factors.find(accountId);
    if (pending === null) throw new ProblemException(NO_OFFER);
    const step = this.findStep(await this.secrets.open(accountId, pending), code);
    if (step === null) throw problemAt('code', WRONG_CODE);
    return this.begin(accountId, step);
  }

  /** What is pending counts from now on. */
  private async begin(accountId: number, step: number): Promise<RecoveryCodesReply> {
    const codes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
    const hashes = await Promise.all(codes.map((each) => this.secrets.hashCode(accountId, normaliseCode(each))));
    await this.factors.confirm(accountId, step, hashes);
    return { codes };
  }

  async remove(accountId: number): Promise<void> {
    await this.factors.remove(accountId);
  }

  /** `off`: the account has none. A code is good once, also for two who send it at the same time. */
  async check(accountId: number, code: string | null): Promise<'off' | 'right' | 'wrong' | 'missing'> {
    const { secret } = await this.factors.find(accountId);
    if (secret === null) return 'off';
    if (code === null || code.trim() === '') return 'missing';
    const step = this.findStep(await this.secrets.open(accountId, secret), code);
    if (step !== null) return (await this.factors.useStep(accountId, step)) ? 'right' : 'wrong';
    const hash = await this.secrets.hashCode(accountId, normaliseCode(code));
    return (await this.factors.useRecovery(accountId, hash)) ? 'right' : 'wrong';
  }

  /** The period of 30 seconds, counted from 1970, to which the code belongs; null when it is none of the present ones. */
  private findStep(secret: Uint8Array, code: string): number | null {
    const timestamp = this.clock.now().getTime();
    const digits = code.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) return null;
    const delta = makeTotp(secret, '').validate({ token: digits, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  }
}

function makeSecret(username: string): SecondFactorOfferReply & { readonly bytes: Uint8Array } {
  const bytes = randomBytes(SECRET_BYTES);
  const totp = makeTotp(bytes, username);
  const qr = `data:image/svg+xml;base64,${Buffer.from(renderSVG(totp.toString())).toString('base64')}`;
  return { bytes, secret: totp.secret.base32, qr };
}

function makeTotp(secret: Uint8Array, label: string): TOTP {
  // A copy: the library wants a buffer of its own.
  return new TOTP({
    issuer: 'Nhịp Thư',
    label,
    period: PERIOD_SECONDS,
    digits: 6,
    algorithm: 'SHA1',
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

/** `abcde-fghjk` */
function makeRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_ALPHABET.charAt(randomInt(RECOVERY_ALPHABET.length))).join('');
  return `${letters.slice(0, RECOVERY_LENGTH / 2)}-${letters.slice(RECOVERY_LENGTH / 2)}`;
}

/** As it is typed from paper. */
function normaliseCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
