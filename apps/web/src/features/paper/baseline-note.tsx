import { useTranslation } from 'react-i18next';
import { usePaperBaselines } from '../../api/paper.ts';
import { useFormat } from '../../text/use-format.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { describeInForce } from './baseline-words.ts';

/** Which months figures of an agency, or of the province (null), are compared with, by which document and whose approval. */
export function BaselineNote({ code }: { readonly code: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, refetch } = usePaperBaselines();
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Placeholder height={24} />;
  return describeInForce(t, format, data, code).map((line) => (
    <p key={line} data-baseline>
      {line}
    </p>
  ));
}
