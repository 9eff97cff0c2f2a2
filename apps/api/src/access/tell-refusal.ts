import { Logger } from '@nestjs/common';
import { ProblemException } from '../http/problem.ts';

const logger = new Logger('Access');

/** Asked for at the second step of every sign-in with two: nobody was refused yet. */
const STEP = 'second-factor-needed';

/** Tells the program's log why somebody or some program was not let in, in one word: neither name nor address. The audit log has more. */
export async function tellRefusal<T>(admission: Promise<T>): Promise<T> {
  try {
    return await admission;
  } catch (error) {
    if (error instanceof ProblemException) tellReason(error.kind.code);
    throw error;
  }
}

/** @param reason a word of ours, never one that was sent */
export function tellReason(reason: string): void {
  logger[reason === STEP ? 'debug' : 'log'](`sign-in refused: ${reason}`);
}
