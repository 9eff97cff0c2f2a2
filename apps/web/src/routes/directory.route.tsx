import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { isIsoDate } from '@nhip-thu/metrics';
import type { DirectoryTreeReply } from '@nhip-thu/metrics';
import { IconArrowMerge, IconFileUpload } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCanAuditDirectory, useCanWriteDirectory } from '../api/access.ts';
import { useDirectoryTree, useIdentities, useSuccessions } from '../api/directory.ts';
import { DIRECTORY_TABS, serialiseDirectoryState } from '../app/directory-state.ts';
import type { DirectoryState } from '../app/directory-state.ts';
import { useDirectoryState } from '../app/use-directory-state.ts';
import { AgencyFacts } from '../features/directory/agency-facts.tsx';
import { AgencyTree } from '../features/directory/agency-tree.tsx';
import classes from '../features/directory/directory.module.css';
import { Identities } from '../features/directory/identities.tsx';
import { ImportDialog } from '../features/directory/import-dialog.tsx';
import { Journal } from '../features/directory/journal.tsx';
import { OfficialDialog } from '../features/directory/official-dialog.tsx';
import { OfficialList } from '../features/directory/official-list.tsx';
import { SuccessionDialog } from '../features/directory/succession-dialog.tsx';
import { Successions } from '../features/directory/successions.tsx';
import { UnknownAddresses } from '../features/directory/unknown-addresses.tsx';
import { useFormat } from '../text/use-format.ts';
import { Card } from '../ui/card.tsx';
import { DayInput } from '../ui/day-input.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TabLinks } from '../ui/tab-links.tsx';

type Choose = ReturnType<typeof useDirectoryState>['choose'];

/** `/danh-ba`: who works where on a day, whether it adds up, and every change of it. */
export function DirectoryRoute() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, choose } = useDirectoryState();
  const { data, isPlaceholderData, error, refetch } = useDirectoryTree(state.at);
  // The head needs no list: it is painted before the tree and the officials are drawn.
  const tree = useDeferredValue(data ?? null, null);
  const finding = (reply: DirectoryTreeReply): string =>
    t('directory.finding', {
      ...{ day: format.day(reply.at), officials: format.count(reply.officialCount) },
      mailboxes: format.count(reply.mailboxCount),
    });
  return (
    <>
      <PageHeading title={data === undefined ? t('directory.title') : finding(data)} windowTitle={t('directory.title')}>
        <p>{t('directory.lead')}</p>
      </PageHeading>
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {tree !== null && <Directory state={state} choose={choose} tree={tree} isBusy={isPlaceholderData} />}
      {tree === null && error === null && <Placeholder height={700} />}
    </>
  );
}

interface DirectoryProps {
  readonly state: DirectoryState;
  readonly choose: Choose;
  readonly tree: DirectoryTreeReply;
  readonly isBusy: boolean;
}

function Directory(props: DirectoryProps) {
  const { t } = useTranslation();
  const { state, choose } = props;
  const { at } = props.tree;
  const canWrite = useCanWriteDirectory();
  const [isImporting, importing] = useDisclosure(false);
  return (
    <>
      <div className={classes['controls']}>
        <DayInput
          label={t('directory.day')}
          value={at}
          onChange={({ currentTarget: { value } }) => choose({ at: isIsoDate(value) ? value : null })}
        />
        {canWrite && (
          <Button leftSection={<IconFileUpload size={18} aria-hidden />} onClick={importing.open}>
            {t('directory.import')}
          </Button>
        )}
      </div>
      <Tabs state={state} />
      <Tab {...props} />
      {state.official !== null && <OfficialDialog id={state.official} onClose={() => choose({ official: null })} />}
      {isImporting && <ImportDialog onClose={importing.close} />}
    </>
  );
}

function Tabs({ state }: { readonly state: DirectoryState }) {
  const { t } = useTranslation();
  const canAudit = useCanAuditDirectory();
  const { search } = useLocation();
  const tabs = DIRECTORY_TABS.filter((tab) => canAudit || (tab !== 'dia-chi' && tab !== 'thay-doi')).map((tab) => ({
    ...{ tab, name: t(`directory.tab.${tab}`) },
    search: serialiseDirectoryState({ ...state, tab, official: null }, new URLSearchParams(search)).toString(),
  }));
  return <TabLinks label={t('directory.tabs')} tabs={tabs} shown={state.tab} />;
}

function Tab(props: DirectoryProps) {
  if (props.state.tab === 'dia-chi') return <UnknownAddresses agencies={props.tree.agencies} />;
  if (props.state.tab === 'doi-chieu') return <IdentitiesTab at={props.tree.at} />;
  if (props.state.tab === 'thay-doi') return <ChangesTab at={props.tree.at} />;
  return <People {...props} />;
}

function People({ state, choose, tree, isBusy }: DirectoryProps) {
  const { t } = useTranslation();
  const { agency, division, text } = state;
  // What is being typed is searched for when the typing pauses.
  const [searched] = useDebouncedValue(text, 250);
  const filter = { at: tree.at, agency, division, text: searched };
  const chosen = tree.agencies.find(({ code }) => code === agency);
  return (
    <Card isBusy={isBusy}>
      <div className={classes['people']}>
        <AgencyTree tree={tree} chosen={state} onChoose={(choice) => choose(choice)} />
        <div>
          {chosen !== undefined && <AgencyFacts agency={chosen} />}
          <TextInput
            type="search"
            label={t('directory.search')}
            value={text}
            onChange={(event) => choose({ text: event.currentTarget.value }, true)}
            autoCapitalize="none"
            spellCheck={false}
          />
          <OfficialList key={JSON.stringify(filter)} filter={filter} agencies={tree.agencies} onOpen={(official) => choose({ official })} />
        </div>
      </div>
    </Card>
  );
}

function IdentitiesTab({ at }: { readonly at: string }) {
  const identities = useIdentities(at);
  if (identities.data !== undefined) return <Identities reply={identities.data} isBusy={identities.isPlaceholderData} />;
  return identities.isError ? (
    <ProblemNotice error={identities.error} onRetry={() => void identities.refetch()} />
  ) : (
    <Placeholder height={260} />
  );
}

function ChangesTab({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const successions = useSuccessions();
  const canWrite = useCanWriteDirectory();
  const [isMaking, making] = useDisclosure(false);
  return (
    <>
      {canWrite && (
        <div className={classes['controls']}>
          <Button variant="default" leftSection={<IconArrowMerge size={18} aria-hidden />} onClick={making.open}>
            {t('directory.makeSuccession')}
          </Button>
        </div>
      )}
      {isMaking && <SuccessionDialog at={at} onClose={making.close} />}
      {successions.data !== undefined && <Successions successions={successions.data.successions} />}
      {successions.isError && <ProblemNotice error={successions.error} onRetry={() => void successions.refetch()} />}
      <Journal />
    </>
  );
}
