import { headOfFigures, type FiguresHeadReply, type FreshnessReply } from '@nhip-thu/metrics';
import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { useAdoption, useFiguresHead, useFreshness } from '../api/adoption.ts';
import type { FigureQuestion } from '../api/figure-question.ts';

/** Pages that ask for the figures of all agencies, of which the head is a part; the others ask for the head alone. */
const PAGES_OF_ALL: readonly string[] = ['/', '/co-quan', '/chat-luong', '/trinh-chieu'];

interface Head {
  readonly head: FiguresHeadReply | undefined;
  /** How far logs tell, which a role is told too that sees no figures. */
  readonly stamp: FreshnessReply | undefined;
  /** It came, or failed. */
  readonly isAnswered: boolean;
}

/** What the head of the page says of the figures that are asked for. */
export function useHead(question: FigureQuestion, isAllowed: boolean): Head {
  const asksForAll = PAGES_OF_ALL.includes(useLocation().pathname);
  const all = useAdoption(question, isAllowed && asksForAll);
  const alone = useFiguresHead(question, isAllowed && !asksForAll);
  const freshness = useFreshness(!isAllowed);
  const ofAll = useMemo(() => (all.data === undefined ? undefined : headOfFigures(all.data)), [all.data]);
  const { isError } = !isAllowed ? freshness : asksForAll ? all : alone;
  // What one of them answered before stands until the other has.
  const head = asksForAll ? (ofAll ?? alone.data) : (alone.data ?? ofAll);
  const stamp = head ?? freshness.data;
  return { head, stamp, isAnswered: stamp !== undefined || isError };
}
