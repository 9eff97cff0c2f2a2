import type { IngestReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { guessOrigin } from './guess-origin.ts';
import { keepLogs } from './log-files.ts';
import type { LogFile } from './log-files.ts';
import { checkOriginInput } from './origin-input.ts';
import type { FieldFault } from './origin-input.ts';
import type { UploadQueue } from './upload-queue.ts';

const NO_FILES: readonly LogFile[] = [];

/** What is typed above the drop area, and the files that wait for it. */
export interface Intake {
  readonly origin: string;
  readonly year: string;
  readonly isTried: boolean;
  readonly fault: FieldFault | null;
  /** Chosen, and kept until origin and year can be used. */
  readonly held: readonly LogFile[];
  readonly skippedCount: number;
  readonly setOrigin: (origin: string) => void;
  readonly setYear: (year: string) => void;
  readonly setTried: (isTried: boolean) => void;
  readonly take: (files: readonly LogFile[]) => void;
  /** Tries again with the files that wait; with this origin, if it is given. */
  readonly goOn: (origin?: string) => void;
  readonly drop: () => void;
}

/** Hands files to the queue once it is known where they belong; until then they wait, and nothing has to be chosen again. */
export function useIntake(queue: UploadQueue, ledger: Pick<IngestReply, 'origins' | 'segments'>): Intake {
  const [origin, setOrigin] = useState('');
  const [year, setYear] = useState('');
  const [isTried, setTried] = useState(true);
  const [skippedCount, setSkippedCount] = useState(0);
  const [fault, setFault] = useState<FieldFault | null>(null);
  const [held, setHeld] = useState(NO_FILES);
  const hand = (logs: readonly LogFile[], typed: string): void => {
    if (logs.length === 0) return;
    // Which file goes where is read beside each before it is sent; without a trial nothing is guessed.
    const named = typed.trim() === '' && isTried ? (guessOrigin(logs, ledger) ?? '') : typed;
    setOrigin(named);
    const checked = checkOriginInput(named, year);
    setFault(checked.isValid ? null : checked.fault);
    setHeld(checked.isValid ? NO_FILES : logs);
    if (checked.isValid) queue.add(logs, { ...checked.value, isTried });
    else document.getElementById(checked.fault === 'yearInvalid' ? 'nap-nam' : 'nap-nguon')?.focus();
  };
  return {
    ...{ origin, year, isTried, fault, held, skippedCount, setTried },
    setOrigin: (typed) => {
      setFault(null);
      setOrigin(typed);
    },
    setYear: (typed) => {
      setFault(null);
      setYear(typed);
    },
    take: (files) => {
      const logs = keepLogs(files);
      setSkippedCount(files.length - logs.length);
      hand([...held, ...logs], origin);
    },
    goOn: (typed = origin) => hand(held, typed),
    drop: () => {
      setFault(null);
      setHeld(NO_FILES);
    },
  };
}
