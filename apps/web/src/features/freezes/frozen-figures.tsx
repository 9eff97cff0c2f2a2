import { Table } from '@mantine/core';
import type { Figure, FrozenDocument, FrozenUse, PaperLedgerReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './freezes.module.css';

/** Regular use and paper of every agency that the caller sees, as they were frozen, with the footnotes of accepted explanations. */
export function FrozenFigures({ content: { province, agencies } }: { readonly content: FrozenDocument }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = agencies.flatMap(({ code, name, use, paper }) => {
    const regular = use.find(({ definition }) => definition === 'du-2@1');
    return regular === undefined ? [] : [{ ...regular, code, name, ledger: paper?.registers ?? null }];
  });
  const includedCount = rows.filter(({ figure }) => figure.value !== null).length;
  const notes = agencies.flatMap(({ name, footnotes }) => footnotes.map((text) => `${name}: ${text}`));
  const total = province?.use.find(({ definition }) => definition === 'du-2@1');
  return (
    <>
      <ScrollRegion label={t('freezes.figuresRegion')}>
        <Table className={classes['table'] ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('freezes.unit')}</Table.Th>
              <Table.Th scope="col" className={classes['numeric'] ?? ''}>
                {t('definition.du-2@1')}
              </Table.Th>
              <Table.Th scope="col">{t('freezes.fields.verdict')}</Table.Th>
              <Table.Th scope="col" className={classes['numeric'] ?? ''}>
                {t('freezes.fields.coverage')}
              </Table.Th>
              <Table.Th scope="col" className={classes['numeric'] ?? ''}>
                {t('freezes.paper')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {total !== undefined && (
              <FigureRow
                name={t('freezes.province')}
                {...total}
                ledger={province?.paper?.registers ?? null}
                basis={t('freezes.included', { shown: format.count(includedCount), total: format.count(rows.length) })}
              />
            )}
            {rows.map(({ code, ...row }) => (
              <FigureRow key={code} {...row} basis={row.figure.coverage === null ? '—' : format.coverage(row.figure.coverage)} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {notes.map((note) => (
        <p key={note} className={classes['aside']}>
          {note}
        </p>
      ))}
    </>
  );
}

interface FigureRowProps extends Pick<FrozenUse, 'target'> {
  readonly name: string;
  readonly figure: Figure;
  readonly ledger: PaperLedgerReply | null;
  /** How much of what there was is in it: coverage of an agency, agencies of the province. */
  readonly basis: string;
}

function FigureRow({ name, figure, target, ledger, basis }: FigureRowProps) {
  const format = useFormat();
  const rate = format.rate(figure, target);
  const headline = ledger?.reduction.headline ?? null;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className={classes['numeric'] ?? ''}>
        {format.people(figure)} {rate ?? ''}
      </Table.Td>
      <Table.Td>
        <StatusMark verdict={figure.verdict} />
      </Table.Td>
      <Table.Td className={classes['numeric'] ?? ''}>{basis}</Table.Td>
      <Table.Td className={classes['numeric'] ?? ''}>{headline === null ? '—' : format.ratio(headline)}</Table.Td>
    </Table.Tr>
  );
}
