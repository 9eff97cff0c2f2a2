import { NativeSelect } from '@mantine/core';
import type { DirectoryTreeReply, TreeAgencyReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useSeesOwnAgencyOnly } from '../../api/access.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './directory.module.css';

export interface UnitChoice {
  readonly agency: string | null;
  readonly division: number | null;
}

interface AgencyTreeProps {
  readonly tree: DirectoryTreeReply;
  readonly chosen: UnitChoice;
  readonly onChoose: (choice: UnitChoice) => void;
}

/** Agencies with their people; those of the chosen one open into divisions. On a narrow screen two lists to choose from. */
export function AgencyTree({ tree, chosen, onChoose }: AgencyTreeProps) {
  const { t } = useTranslation();
  const open = tree.agencies.find(({ code }) => code === chosen.agency);
  const hasProvince = !useSeesOwnAgencyOnly();
  return (
    <>
      <nav aria-label={t('directory.tree')} className={classes['tree']}>
        <ul>
          {hasProvince && (
            <li>
              <Unit
                name={t('directory.province')}
                count={tree.officialCount}
                isChosen={chosen.agency === null}
                onClick={() => onChoose({ agency: null, division: null })}
              />
            </li>
          )}
          {tree.agencies.map((agency) => (
            <Agency key={agency.code} agency={agency} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      </nav>
      <div className={classes['selects']}>
        <NativeSelect
          label={t('directory.agency')}
          value={chosen.agency ?? ''}
          data={[
            { value: '', label: hasProvince ? t('directory.province') : t('directory.everybody') },
            ...tree.agencies.map(({ code, name, officialCount }) => ({ value: code, label: `${name} (${officialCount})` })),
          ]}
          onChange={(event) => onChoose({ agency: event.currentTarget.value || null, division: null })}
        />
        {open !== undefined && open.divisions.length > 0 && (
          <NativeSelect
            label={t('directory.division')}
            value={String(chosen.division ?? '')}
            data={[
              { value: '', label: t('directory.allDivisions') },
              ...open.divisions.map(({ id, name, officialCount }) => ({ value: String(id), label: `${name} (${officialCount})` })),
            ]}
            onChange={(event) => onChoose({ agency: open.code, division: Number(event.currentTarget.value) || null })}
          />
        )}
      </div>
    </>
  );
}

function Agency({ agency, chosen, onChoose }: Omit<AgencyTreeProps, 'tree'> & { readonly agency: TreeAgencyReply }) {
  const isOpen = agency.code === chosen.agency;
  return (
    <li>
      <Unit
        name={agency.name}
        count={agency.officialCount}
        isChosen={isOpen && chosen.division === null}
        onClick={() => onChoose({ agency: agency.code, division: null })}
      />
      {isOpen && agency.divisions.length > 0 && (
        <ul>
          {agency.divisions.map(({ id, name, officialCount }) => (
            <li key={id}>
              <Unit
                name={name}
                count={officialCount}
                isChosen={chosen.division === id}
                onClick={() => onChoose({ agency: agency.code, division: id })}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface UnitProps {
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onClick: () => void;
}

function Unit({ name, count, isChosen, onClick }: UnitProps) {
  const format = useFormat();
  return (
    <button type="button" className={classes['unit']} aria-current={isChosen ? 'true' : undefined} onClick={onClick}>
      <span>{name}</span>
      <span className={classes['count']}>{format.count(count)}</span>
    </button>
  );
}
