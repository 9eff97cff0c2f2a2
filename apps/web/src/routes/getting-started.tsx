import { Button, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import classes from './routes.module.css';

/** Instead of the overview while nothing was ever imported: what to do, in order. */
export function GettingStarted() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('empty.title')} windowTitle={t('app.overview')} />
      <Card>
        <ol className={classes['steps']}>
          <li>
            <strong>{t('empty.directory')}</strong>
            <p>{t('empty.directoryHint')}</p>
            <Code block>npx nhipthu directory import directory.csv --aliases aliases.csv</Code>
            <Button component={Link} to="/danh-ba" variant="default">
              {t('empty.goDirectory')}
            </Button>
          </li>
          <li>
            <strong>{t('empty.logs')}</strong>
            <p>{t('empty.logsHint')}</p>
            <Button component={Link} to="/nap">
              {t('empty.go')}
            </Button>
          </li>
          <li>
            <strong>{t('empty.wait')}</strong>
            <p>{t('empty.waitHint')}</p>
          </li>
        </ol>
      </Card>
    </>
  );
}
