import type { UseQueryResult } from '@tanstack/react-query';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Card } from '../ui/card.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface LaterProps<Reply> {
  /** Names what will stand there where it does not come. */
  readonly name: string;
  readonly answer: UseQueryResult<Reply>;
  /** Of what will stand there. */
  readonly height: number;
  readonly children: (reply: Reply) => ReactNode;
}

/** What comes after the page: its place until then, or why it does not come. */
export function Later<Reply>({ name, answer: { data, error, refetch }, height, children }: LaterProps<Reply>) {
  const titleId = useId();
  if (data !== undefined) return children(data);
  if (error === null) return <Placeholder height={height} />;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{name}</h2>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    </Card>
  );
}
