import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.ts';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { useLatestParams } from '../app/use-latest-params.ts';
import { GuideText } from '../features/guide/guide-text.tsx';
import { guideOf, GUIDES } from '../features/guide/guides.ts';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { TabLinks } from '../ui/tab-links.tsx';

/** The choice of the page in its address. */
const KEY = 'cua';

/** `/huong-dan`: the guide of one's role first, and those of the others. */
export function GuideRoute() {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const [params] = useLatestParams();
  const asked = params.get(KEY);
  const known = GUIDES.find(({ guide }) => guide === asked);
  useCleanAddress(asked === null || known !== undefined ? [] : [KEY]);
  if (!session) return null;
  const tabs = GUIDES.map(({ guide, role }) => ({
    ...{ tab: guide, search: new URLSearchParams({ [KEY]: guide }).toString() },
    name: role === null ? t('guide.general') : t(`role.${role}`),
  }));
  const shown = known?.guide ?? guideOf(session.role);
  return (
    <>
      <PageHeading title={t('guide.title')}>
        <p>{t('guide.lead')}</p>
      </PageHeading>
      <TabLinks label={t('guide.parts')} tabs={tabs} shown={shown} />
      <Card>
        <GuideText guide={shown} />
      </Card>
    </>
  );
}
