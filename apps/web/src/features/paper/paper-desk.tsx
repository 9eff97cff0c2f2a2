import { Tabs } from '@mantine/core';
import type { PaperReply, Period } from '@nhip-thu/metrics';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { BaselineForm } from './baseline-form.tsx';
import { BaselineList } from './baseline-list.tsx';
import { DESK_PANELS } from './desk-panels.ts';
import type { DeskPanel } from './desk-panels.ts';
import { HandOverTable } from './hand-over-table.tsx';
import { MonthLock } from './month-lock.tsx';
import { RegisterEntry, ReamEntry } from './paper-entry.tsx';
import { PaperImport } from './paper-import.tsx';
import { PriceForm } from './price-form.tsx';
import { PrintAttribution } from './print-attribution.tsx';
import classes from './paper.module.css';

interface PaperDeskProps {
  readonly reply: PaperReply;
  readonly months: readonly Period[];
  readonly open: DeskPanel;
  readonly onOpen: (panel: DeskPanel) => void;
}

/** Where figures of paper are entered, taken back, locked, and given what they are compared with. What was begun on one tab stays while another is open. */
export function PaperDesk({ reply, months, open, onOpen }: PaperDeskProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [visited, setVisited] = useState<ReadonlySet<DeskPanel>>(new Set([open]));
  if (!visited.has(open)) setVisited(new Set([...visited, open]));
  const panels = {
    // Numbers typed for one month are not kept for another.
    'so-van-ban': <RegisterEntry key={reply.period.id} reply={reply} />,
    'giay-mua': <ReamEntry key={reply.period.id} reply={reply} />,
    'nap-tep': <PaperImport />,
    'da-nhap': <HandOverTable />,
    'ban-in': <PrintAttribution reply={reply} />,
    'ky-goc': (
      <>
        <BaselineList />
        <BaselineForm reply={reply} months={months} />
        <PriceForm reply={reply} />
      </>
    ),
    'khoa-thang': <MonthLock reply={reply} />,
  } satisfies Record<DeskPanel, ReactNode>;
  return (
    <div data-screen-only>
      <Card labelledBy={titleId}>
        <h2 id={titleId}>{t('paper.deskTitle')}</h2>
        <Tabs
          value={open}
          onChange={(value) => onOpen(DESK_PANELS.find((panel) => panel === value) ?? 'so-van-ban')}
          className={classes['desk'] ?? ''}
          // Hidden as an activity a form would say no more that something in it is unsaved.
          keepMountedMode="display-none"
        >
          <Tabs.List>
            {DESK_PANELS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`paper.desk.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {DESK_PANELS.map((name) => (
            <Tabs.Panel key={name} value={name} pt="md">
              {visited.has(name) && panels[name]}
            </Tabs.Panel>
          ))}
        </Tabs>
      </Card>
    </div>
  );
}
