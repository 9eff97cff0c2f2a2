import { Injectable } from '@nestjs/common';
import { explanationStateAfter, type EvidenceReply } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { Clock } from '../calendar/clock.ts';
import { ProblemException } from '../http/problem.ts';
import { EvidenceStore } from './evidence-store.ts';
import { findEvidenceType } from './evidence-type.ts';
import {
  EVIDENCE_LOST,
  EVIDENCE_TOO_LARGE,
  EVIDENCE_TOO_MANY,
  EVIDENCE_TYPE,
  NO_EVIDENCE,
  NO_EXPLANATION,
  WRONG_STEP,
} from './explanation-problem.ts';
import { ExplanationRepository, type StoredExplanation } from './explanation.repository.ts';

/** Of one file. */
export const MAX_EVIDENCE_BYTES = 10 * 1024 * 1024;
/** Of one explanation. */
const MAX_FILES = 10;

/** A file as it came. */
export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Attaches files to explanations and hands them back; none is ever run, shown in a page or changed. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly explanations: ExplanationRepository,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** While nobody has judged. @throws ProblemException evidence-type, file-too-large, too-many-files, no-explanation, wrong-step */
  async attach(id: number, { name, bytes }: EvidenceFile, order: { readonly by: string; readonly at?: Date }): Promise<void> {
    if (bytes.byteLength > MAX_EVIDENCE_BYTES) throw new ProblemException(EVIDENCE_TOO_LARGE);
    const type = findEvidenceType(bytes);
    if (type === null) throw new ProblemException(EVIDENCE_TYPE);
    // Before anything is stored: whoever may not see the explanation leaves no file.
    await this.find(id);
    const contentHash = await this.store.put(bytes);
    const at = order.at ?? (await this.clock.now());
    await this.explanations.transaction(async (manager) => {
      const stored = await this.find(id, manager);
      const last = stored.steps.at(-1)?.act ?? 'closed';
      if (!['open', 'answered'].includes(explanationStateAfter(last))) throw new ProblemException(WRONG_STEP);
      if (stored.evidence.length >= MAX_FILES) throw new ProblemException(EVIDENCE_TOO_MANY);
      const shown = name.normalize('NFC').replaceAll(/[\p{C}/\\]/gu, '_');
      await this.explanations.insertEvidence(manager, stored, { name: shown, type, size: bytes.byteLength, contentHash, by: order.by, at });
    });
  }

  /** @throws ProblemException no-explanation, no-evidence, evidence-lost */
  async read(id: number, evidenceId: number): Promise<{ readonly evidence: EvidenceReply; readonly bytes: Buffer }> {
    const evidence = (await this.find(id)).evidence.find((each) => each.id === evidenceId);
    if (evidence === undefined) throw new ProblemException(NO_EVIDENCE);
    const bytes = await this.store.read(Buffer.from(evidence.contentHash, 'hex'));
    if (bytes === null) throw new ProblemException(EVIDENCE_LOST);
    return { evidence, bytes };
  }

  private async find(id: number, manager?: EntityManager): Promise<StoredExplanation> {
    const [stored] = await this.explanations.list(id, manager);
    if (stored === undefined) throw new ProblemException(NO_EXPLANATION);
    return stored;
  }
}
