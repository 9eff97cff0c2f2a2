import { useTranslation } from 'react-i18next';
import { usePaperCourse } from '../../api/paper.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import type { TableView } from './course-card.ts';
import { FormColumns } from './form-columns.tsx';
import { IndexLine } from './index-line.tsx';
import classes from './paper.module.css';

interface PaperCourseProps {
  /** Null for the last month that is over. */
  readonly periodId: string | null;
  readonly index: TableView;
  readonly forms: TableView;
  /** Of the one agency that the reader speaks for. */
  readonly isOwn?: boolean;
}

/** How paper went month by month: its amount against the baseline, and its forms; asked for once the page is drawn. */
export function PaperCourse({ periodId, index, forms, isOwn = false }: PaperCourseProps) {
  const { t } = useTranslation();
  const { data, error, refetch, isPlaceholderData } = usePaperCourse(periodId, useAfterPaint());
  if (data === undefined) {
    return error === null ? (
      <section aria-label={t('paper.course.title')} aria-busy className={classes['pair']}>
        <Placeholder height={470} />
        <Placeholder height={470} />
      </section>
    ) : (
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={classes['pair']}>
      <IndexLine course={data} isOwn={isOwn} view={index} isBusy={isPlaceholderData} />
      <FormColumns course={data} isOwn={isOwn} view={forms} isBusy={isPlaceholderData} />
    </div>
  );
}
