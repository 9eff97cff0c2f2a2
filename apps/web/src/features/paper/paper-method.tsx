import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';

interface PaperMethodProps {
  /** What is peculiar to the figure. */
  readonly first?: string;
  /** What is counted: documents (P1), or sheets (P2, P3). */
  readonly unit?: 'documents' | 'sheets';
  /** Of the coefficients turned on. */
  readonly equivalents?: PaperReply['equivalents'];
}

/** How a figure of paper is made, with the ids under which programs know its definition and coefficients. */
export function PaperMethod({ first, unit = 'documents', equivalents = [] }: PaperMethodProps) {
  const { t } = useTranslation();
  return (
    <>
      {first !== undefined && <p>{first}</p>}
      <p>{t(unit === 'sheets' ? 'paper.sheetMethod' : 'paper.method')}</p>
      <p>{t('paper.neverSummed')}</p>
      <p>{t('paper.ids', { ids: ['paper-reduction@1', ...equivalents.map(({ coefficient }) => coefficient)].join(', ') })}</p>
    </>
  );
}
