import { Table } from '@mantine/core';
import type { WatchedFileReply, WatchedReply } from '@nhip-thu/metrics';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../../api/ingest.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './ingest.module.css';

const TITLE_ID = 'tep-theo-doi';

/** The log files the server follows by itself; nothing where none are set up. */
export function WatchedFiles() {
  const { data } = useWatched();
  if (data === undefined || data.patterns.length + data.files.length === 0) return null;
  return <WatchedCard reply={data} />;
}

function WatchedCard({ reply: { patterns, files } }: { readonly reply: WatchedReply }) {
  const { t } = useTranslation();
  return (
    <Card labelledBy={TITLE_ID}>
      <div className={classes['listHead']}>
        <h2 id={TITLE_ID}>{t('watched.title')}</h2>
        <p className={classes['feed']}>{t('watched.patterns', { count: patterns.length })}</p>
      </div>
      {files.length === 0 ? (
        <>
          <p className={classes['meta']}>{t('watched.none')}</p>
          <ul className={classes['patterns']}>
            {patterns.map(({ origin, pattern }) => (
              <li key={`${origin} ${pattern}`}>{t('watched.pattern', { origin, pattern })}</li>
            ))}
          </ul>
        </>
      ) : (
        <ScrollRegion label={t('watched.region')}>
          <Table className={classes['table'] ?? ''} verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                {(['file', 'state', 'origin', 'progress', 'handedOver'] as const).map((word) => (
                  <Table.Th key={word} scope="col">
                    {t(`watched.${word}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {files.map((file) => (
                <WatchedRow key={`${file.origin} ${file.path}`} file={file} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
    </Card>
  );
}

function WatchedRow({ file: { origin, path, size, offset, handedOverAt, error } }: { readonly file: WatchedFileReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = error === null ? IconEye : IconAlertTriangle;
  return (
    <Table.Tr data-watched={path}>
      <Table.Th scope="row" className={classes['fileName'] ?? ''}>
        {path}
      </Table.Th>
      <Table.Td>
        <span className={error === null ? classes['state'] : `${classes['state']} ${classes['fault']}`}>
          <Icon size={16} aria-hidden /> {error === null ? t('watched.following') : t(`watched.error.${error}`)}
        </span>
      </Table.Td>
      <Table.Td>{origin}</Table.Td>
      <Table.Td>{t('ingest.size', { done: format.bytes(offset), total: size === null ? '—' : format.bytes(size) })}</Table.Td>
      <Table.Td>{handedOverAt === null ? t('watched.notYet') : format.moment(handedOverAt)}</Table.Td>
    </Table.Tr>
  );
}
