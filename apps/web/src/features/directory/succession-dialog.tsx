import { Button } from '@mantine/core';
import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate, TreeAgencyReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectoryTree, useMakeSuccession } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './directory.module.css';
import { LeaveButtons } from '../../ui/leave-buttons.tsx';
import { countMoved, isTyped, toOrder, type SuccessionDraft } from './succession-draft.ts';
import { SUCCESSION_FIELDS, SuccessionFields } from './succession-fields.tsx';
import { useLeaving } from '../../ui/use-leaving.ts';

/** Merges, splits or renames an agency from a day on; says beforehand what follows. */
export function SuccessionDialog({ at, onClose }: { readonly at: IsoDate; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const make = useMakeSuccession();
  const [draft, setDraft] = useState<SuccessionDraft>({ kind: 'merges', from: '', to: '', name: '', divisions: [], onDay: at, basis: '' });
  const [isTried, setTried] = useState(false);
  // As the directory is on the day on which it happens.
  const tree = useDirectoryTree(isIsoDate(draft.onDay) ? draft.onDay : at);
  const agencies = tree.data?.agencies ?? [];
  const order = toOrder(draft, agencies);
  const leaving = useLeaving(isTyped(draft, at) && !make.isSuccess, onClose);
  const change = (part: Partial<SuccessionDraft>): void => {
    leaving.stay();
    // What was said is of what was sent.
    if (make.isError) make.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (): void => {
    setTried(true);
    if (order === null) return;
    make.mutate(order, {
      onSuccess: ({ changeSetId }) => {
        announce(t('directory.applied', { id: changeSetId }));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('directory.makeSuccession')} onClose={leaving.close}>
      <Form className={classes['fields']} isSaved={make.isSuccess} onSubmit={submit}>
        <SuccessionFields {...{ draft, agencies, isTried }} error={make.error} onChange={change} />
        {order !== null && <Following draft={draft} agencies={agencies} />}
        <FormProblem error={make.error} fields={SUCCESSION_FIELDS} />
        {leaving.isAsking && <Notice tone="warning" title={t('directory.leaveDraftTitle')} text={t('directory.leaveText')} />}
        <div className={classes['dialogActions']}>
          <LeaveButtons leaving={leaving} />
          {!leaving.isAsking && (
            <Button type="submit" loading={make.isPending || tree.isPlaceholderData}>
              {t('directory.apply')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  );
}

interface FollowingProps {
  readonly draft: SuccessionDraft;
  readonly agencies: readonly TreeAgencyReply[];
}

/** What will be different, before it is. */
function Following({ draft, agencies }: FollowingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = agencies.find(({ code }) => code === draft.from);
  if (from === undefined) return null;
  const to = agencies.find(({ code }) => code === draft.to.trim().toLowerCase())?.name ?? draft.name;
  const { officials, mailboxes } = countMoved(draft, from);
  const words = {
    from: from.name,
    to,
    day: format.day(draft.onDay),
    officials: format.count(officials),
    mailboxes: format.count(mailboxes),
  };
  return (
    <div role="status" className={classes['aside']}>
      <p>{t(`directory.following.${draft.kind}`, { ...words, name: draft.name })}</p>
      <p>{t(draft.kind === 'renamings' ? 'directory.followingName' : 'directory.followingFigures')}</p>
    </div>
  );
}
