import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import type { ToDo } from './list-to-do.ts';

/** One thing to be directed, in a sentence that is an instruction. */
export function describeToDo(t: TFunction, format: Format, toDo: ToDo): string {
  if (toDo.kind === 'all-missing')
    return t('toDo.allMissing', { count: toDo.count, shown: format.count(toDo.count), rate: format.coverage(toDo.coverage) });
  const { name, figure } = toDo.agency;
  if (toDo.kind === 'short') return t('toDo.short', { name, count: toDo.people, shown: format.count(toDo.people) });
  if (toDo.kind === 'fell') return t('toDo.fell', { name, points: format.points(toDo.change) });
  return t('toDo.missing', { name, rate: figure.coverage === null ? '—' : format.coverage(figure.coverage) });
}
