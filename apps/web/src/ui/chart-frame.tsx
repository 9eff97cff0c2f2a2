import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartLine, IconDownload, IconMathFunction, IconTable } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from './card.tsx';
import { useShortcuts } from './shortcuts.ts';
import classes from './ui.module.css';

/** Of the line that stays at the top of the screen, in pixels. */
const HEADER_HEIGHT = 110;

interface ChartFrameProps {
  /** The finding of the rows inside. */
  readonly title: string;
  readonly context: string;
  readonly id?: string;
  readonly isBusy: boolean;
  /** Switches between the picture and its table; absent where the content is a table already. */
  readonly view?: { readonly isTable: boolean; readonly onToggle: () => void };
  readonly onCsv: () => void;
  /** How the figures come about. */
  readonly method: ReactNode;
  /** Controls of the content, in the line of the buttons. */
  readonly controls?: ReactNode;
  /** How to read the marks. */
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

function isOnScreen(head: HTMLElement): boolean {
  return (head.parentElement?.getBoundingClientRect().bottom ?? 0) > HEADER_HEIGHT;
}

/** Of several on a page a key means the one in which the focus is, else the first that is on screen. */
function isMeant(head: HTMLElement): boolean {
  const heads = [...document.querySelectorAll<HTMLElement>('[data-has-table]')];
  return head === (heads.find((each) => each.parentElement?.contains(document.activeElement)) ?? heads.find(isOnScreen));
}

/** The frame of everything drawn from data: the finding as title, table twin, export, method. */
export function ChartFrame({ title, context, id, isBusy, view, onCsv, method, controls, legend, children }: ChartFrameProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const methodId = useId();
  const [isMethodOpen, methodPanel] = useDisclosure(false);
  const head = useRef<HTMLDivElement>(null);
  useShortcuts([['B', () => head.current !== null && isMeant(head.current) && view?.onToggle()]]);
  return (
    <Card labelledBy={titleId} isBusy={isBusy} {...(id === undefined ? {} : { id })}>
      <div ref={head} className={classes['frameHead']} data-has-table={view !== undefined || undefined}>
        <div className={classes['frameTitle']}>
          <h2 id={titleId}>{title}</h2>
          <p>{context}</p>
        </div>
        <div className={classes['frameActions']}>
          {controls}
          {view !== undefined && <ViewButton title={title} isTable={view.isTable} onToggle={view.onToggle} />}
          <FrameButton
            icon={<IconDownload size={16} aria-hidden />}
            label={t('common.csv')}
            name={t('common.csvOf', { title })}
            onClick={onCsv}
          />
          <FrameButton
            icon={<IconMathFunction size={16} aria-hidden />}
            label={t('common.method')}
            name={t('common.methodOf', { title })}
            onClick={methodPanel.toggle}
            expanded={{ isOpen: isMethodOpen, panelId: methodId }}
          />
        </div>
      </div>
      <div id={methodId} hidden={!isMethodOpen} className={classes['method']}>
        {method}
      </div>
      {legend !== undefined && <p className={classes['legend']}>{legend}</p>}
      <div className={classes['frameBody']}>{children}</div>
    </Card>
  );
}

function ViewButton({ title, isTable, onToggle }: { readonly title: string; readonly isTable: boolean; readonly onToggle: () => void }) {
  const { t } = useTranslation();
  return isTable ? (
    <FrameButton
      icon={<IconChartLine size={16} aria-hidden />}
      label={t('common.chart')}
      name={t('common.chartOf', { title })}
      onClick={onToggle}
    />
  ) : (
    <FrameButton
      icon={<IconTable size={16} aria-hidden />}
      label={t('common.table')}
      name={t('common.tableOf', { title })}
      onClick={onToggle}
    />
  );
}

interface FrameButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** Full name for assistive technology; begins with the visible label. */
  readonly name: string;
  readonly onClick: () => void;
  readonly expanded?: { readonly isOpen: boolean; readonly panelId: string };
}

function FrameButton({ icon, label, name, onClick, expanded }: FrameButtonProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={icon}
      onClick={onClick}
      aria-label={name}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded.isOpen, 'aria-controls': expanded.panelId })}
    >
      {label}
    </Button>
  );
}
