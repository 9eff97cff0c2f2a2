import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface LaterProps<Reply> {
  readonly answer: UseQueryResult<Reply>;
  /** Of what will stand there. */
  readonly height: number;
  readonly children: (reply: Reply) => ReactNode;
}

/** What comes after the page: its place until then, or why it does not come. */
export function Later<Reply>({ answer: { data, error, refetch }, height, children }: LaterProps<Reply>) {
  if (data !== undefined) return children(data);
  return error === null ? <Placeholder height={height} /> : <ProblemNotice error={error} onRetry={() => void refetch()} />;
}
