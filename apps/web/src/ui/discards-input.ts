/** Parameters that change how something is shown, at which step of a form one is, or which of several forms is; no form is begun anew by them. */
const LOOKS: readonly string[] = ['xem', 'dang', 'gio', 'deu', 'cot', 'xep', 'buoc', 'nhap'];

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/**
 * Whether going from one address to another would discard what is typed: another page would, and so would another period, tab or agency of the same
 * page, unless everything that is begun stays by it.
 * @param begun parameters that each begun form keeps its input by, beside those of mere look
 */
export function discardsInput(from: Place, to: Place, begun: readonly (readonly string[])[]): boolean {
  if (from.pathname !== to.pathname) return begun.length > 0;
  const changed = listChanged(new URLSearchParams(from.search), new URLSearchParams(to.search));
  return begun.some((keeps) => changed.some((name) => !LOOKS.includes(name) && !keeps.includes(name)));
}

function listChanged(before: URLSearchParams, after: URLSearchParams): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.getAll(name).join('\n') !== after.getAll(name).join('\n'));
}
