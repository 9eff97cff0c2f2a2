import type { Figure, FrozenDocument, FrozenUse, PaperLedgerReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import type { CardRow } from '../../ui/card-table.tsx';
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
  const columns = [
    { key: 'unit', head: t('freezes.unit') },
    { key: 'figure', head: t('definition.du-2@1'), isNumber: true },
    { key: 'verdict', head: t('freezes.fields.verdict') },
    { key: 'basis', head: t('freezes.fields.coverage'), isNumber: true },
    { key: 'paper', head: t('freezes.paper'), isNumber: true },
  ];
  const included = t('freezes.included', { shown: format.count(includedCount), total: format.count(rows.length) });
  return (
    <>
      <CardTable
        label={t('freezes.figuresRegion')}
        className={classes['table']}
        columns={columns}
        rows={[
          ...(total === undefined
            ? []
            : [
                toRow(format, {
                  ...total,
                  code: '',
                  name: t('freezes.province'),
                  ledger: province?.paper?.registers ?? null,
                  basis: included,
                }),
              ]),
          ...rows.map((row) => toRow(format, { ...row, basis: row.figure.coverage === null ? '—' : format.coverage(row.figure.coverage) })),
        ]}
      />
      {notes.map((note) => (
        <p key={note} className={classes['aside']}>
          {note}
        </p>
      ))}
    </>
  );
}

interface FigureRow extends Pick<FrozenUse, 'target'> {
  readonly code: string;
  readonly name: string;
  readonly figure: Figure;
  readonly ledger: PaperLedgerReply | null;
  /** How much of what there was is in it: coverage of an agency, agencies of the province. */
  readonly basis: string;
}

function toRow(format: Format, { code, name, figure, target, ledger, basis }: FigureRow): CardRow {
  const headline = ledger?.reduction.headline ?? null;
  return {
    key: code,
    cells: [
      name,
      `${format.people(figure)} ${format.rate(figure, target) ?? ''}`,
      <StatusMark key="verdict" verdict={figure.verdict} />,
      basis,
      headline === null ? '—' : format.ratio(headline),
    ],
  };
}
