import { isAllAt } from '../api/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface FormProblemProps {
  /** What the server answered to what was sent; null when nothing went wrong. */
  readonly error: Error | null;
  /** Names or paths of the fields that say themselves what is wrong with them. */
  readonly fields: readonly string[];
  /** Of the place that it takes in the form. */
  readonly className?: string | undefined;
}

/** What went wrong with a form, unless all of it is said at its fields. */
export function FormProblem({ error, fields, className }: FormProblemProps) {
  if (error === null || isAllAt(error, fields)) return null;
  return (
    <div className={className}>
      <ProblemNotice error={error} />
    </div>
  );
}
