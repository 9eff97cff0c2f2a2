import { Tabs } from '@mantine/core';
import type { PaperReply, Period } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { BaselineForm } from './baseline-form.tsx';
import { BaselineList } from './baseline-list.tsx';
import { HandOverTable } from './hand-over-table.tsx';
import { MonthLock } from './month-lock.tsx';
import { RegisterEntry, ReamEntry } from './paper-entry.tsx';
import { PaperImport } from './paper-import.tsx';
import { PriceForm } from './price-form.tsx';
import { PrintAttribution } from './print-attribution.tsx';
import classes from './paper.module.css';

type Panel = 'registers' | 'reams' | 'file' | 'handOvers' | 'prints' | 'agreed' | 'lock';

/** Where figures of paper are entered, taken back, locked, and given what they are compared with. What was begun on one tab stays while another is open. */
export function PaperDesk({ reply, months }: { readonly reply: PaperReply; readonly months: readonly Period[] }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [open, setOpen] = useState<Panel>('registers');
  const [visited, setVisited] = useState<ReadonlySet<Panel>>(new Set([open]));
  const panels = {
    // Numbers typed for one month are not kept for another.
    registers: <RegisterEntry key={reply.period.id} reply={reply} />,
    reams: <ReamEntry key={reply.period.id} reply={reply} />,
    file: <PaperImport />,
    handOvers: <HandOverTable />,
    prints: <PrintAttribution reply={reply} />,
    agreed: (
      <>
        <BaselineList />
        <BaselineForm reply={reply} months={months} />
        <PriceForm reply={reply} />
      </>
    ),
    lock: <MonthLock reply={reply} />,
  } satisfies Record<Panel, ReactNode>;
  const names = Object.keys(panels) as Panel[];
  return (
    <div data-screen-only>
      <Card labelledBy={titleId}>
        <h2 id={titleId}>{t('paper.deskTitle')}</h2>
        <Tabs
          value={open}
          onChange={(value) => {
            const next = names.find((name) => name === value) ?? 'registers';
            setOpen(next);
            setVisited((before) => new Set([...before, next]));
          }}
          className={classes['desk'] ?? ''}
          // Hidden as an activity a form would say no more that something in it is unsaved.
          keepMountedMode="display-none"
        >
          <Tabs.List>
            {names.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`paper.desk.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {names.map((name) => (
            <Tabs.Panel key={name} value={name} pt="md">
              {visited.has(name) && panels[name]}
            </Tabs.Panel>
          ))}
        </Tabs>
      </Card>
    </div>
  );
}
