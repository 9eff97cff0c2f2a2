import type { ReportBlock, ReportDocument, ReportMain, ReportTable } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { ChartPicture } from './chart-picture.tsx';
import classes from './reports.module.css';

/** A report on paper: what its files say, in their order. In Vietnamese whatever the language of the page. */
export function PaperSheet({ report }: { readonly report: ReportDocument }) {
  const { t } = useTranslation();
  const { main, appendices, footer } = report;
  return (
    <section className={classes['paper']} lang="vi" aria-label={t('reports.preview')}>
      {main !== null && <Front main={main} />}
      {appendices.map(({ name, title, reference, blocks }) => (
        <div key={name} className={classes['appendix']}>
          <h3>{name}</h3>
          <h4>{title}</h4>
          <p className={classes['reference']}>{reference}</p>
          <Blocks blocks={blocks} />
        </div>
      ))}
      <p className={classes['footer']}>{footer}</p>
    </section>
  );
}

function Front({ main }: { readonly main: ReportMain }) {
  const { letterhead, kind, subject, addressees, bases, introduction, blocks, closing, signature, recipients } = main;
  return (
    <>
      <div className={classes['columns']}>
        <div>
          {letterhead.parent !== null && <p>{letterhead.parent}</p>}
          <p className={`${classes['strong']} ${classes['ruled']} ${classes['issuer']}`}>{letterhead.issuer}</p>
          <p>{letterhead.number}</p>
        </div>
        <div>
          <p className={classes['strong']}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className={`${classes['strong']} ${classes['ruled']} ${classes['motto']}`}>Độc lập - Tự do - Hạnh phúc</p>
          <p className={classes['basis']}>{letterhead.placeAndDate}</p>
        </div>
      </div>
      <h3>{kind}</h3>
      <h4 className={classes['ruled']}>{subject}</h4>
      <p className={classes['centred']}>Kính gửi: {addressees.join('; ')}.</p>
      {bases.map((text) => (
        <p key={text} className={classes['basis']}>
          {text}
        </p>
      ))}
      {introduction.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Blocks blocks={blocks} />
      <p>{closing}</p>
      <div className={classes['columns']}>
        <div className={classes['recipients']}>
          <p>Nơi nhận:</p>
          {recipients.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
        <div>
          {signature.authority.map((text) => (
            <p key={text} className={classes['strong']}>
              {text}
            </p>
          ))}
          <p className={classes['signature']}>{signature.name}</p>
        </div>
      </div>
    </>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly ReportBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h5>{block.text}</h5>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'item':
      return <p>- {block.text}</p>;
    case 'note':
      return <p className={classes['basis']}>{block.text}</p>;
    case 'chart':
      return <ChartPicture chart={block.chart} />;
    case 'table':
      return <SheetTable table={block.table} />;
  }
}

function SheetTable({ table: { title, columns, rows, notes } }: { readonly table: ReportTable }) {
  return (
    <>
      <ScrollRegion label={title}>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]?.text}>
                {row.map(({ text }, index) => (
                  <td key={columns[index]?.key} data-kind={columns[index]?.kind}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {notes.map((note) => (
        <p key={note} className={classes['basis']}>
          {note}
        </p>
      ))}
    </>
  );
}
