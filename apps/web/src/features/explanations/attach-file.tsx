import { FileInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAttach } from '../../api/explanations.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Attaches a file as soon as it is chosen; the server tells by its bytes what it is. */
export function AttachFile({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const attach = useAttach(id);
  return (
    <>
      <FileInput
        label={t('explanations.attach')}
        placeholder={t('explanations.attachPlaceholder')}
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
        value={null}
        disabled={attach.isPending}
        maw={420}
        onChange={(file) => {
          if (file !== null) attach.mutate(file);
        }}
      />
      {attach.isError && <ProblemNotice error={attach.error} />}
    </>
  );
}
