/**
 * The house's colours in both schemes, as CSS custom properties `--nt-*`.
 * Contrast between a mark and what lies under it is at least 3:1, between text and surface 4.5:1 (tokens.test.ts).
 */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly line: string;
  readonly text: string;
  readonly dimmed: string;
  readonly link: string;
  /** Text on a filled button, whose fill is `met`. */
  readonly onFill: string;
  readonly met: string;
  readonly notMet: string;
  readonly unknown: string;
  readonly tick: string;
  readonly halo: string;
  /** Bands behind a bullet: below "near", near, target reached. */
  readonly bandLow: string;
  readonly bandNear: string;
  readonly bandMet: string;
  readonly warning: string;
  readonly danger: string;
}

export const LIGHT: Palette = {
  page: '#f4f6f9',
  surface: '#ffffff',
  line: '#dbe0e6',
  text: '#1b2733',
  dimmed: '#495057',
  link: '#1864ab',
  onFill: '#ffffff',
  met: '#1971c2',
  notMet: '#d9480f',
  unknown: '#6b7480',
  tick: '#1b2733',
  halo: '#ffffff',
  bandLow: '#d5dae0',
  bandNear: '#e2e6eb',
  bandMet: '#eef0f3',
  warning: '#9a5b00',
  danger: '#c92a2a',
};

export const DARK: Palette = {
  page: '#14181d',
  surface: '#1d2228',
  line: '#39414a',
  text: '#e9edf1',
  dimmed: '#c9c9c9',
  link: '#74c0fc',
  onFill: '#14181d',
  met: '#4dabf7',
  notMet: '#ffa94d',
  unknown: '#98a2ad',
  tick: '#ffffff',
  halo: '#14181d',
  bandLow: '#4a5057',
  bandNear: '#3d434a',
  bandMet: '#30363c',
  warning: '#ffc46b',
  danger: '#ff8787',
};

/** `{ bandLow: '#d5dae0' }` -> `{ '--nt-band-low': '#d5dae0' }`. */
export function toCssVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([name, colour]) => [`--nt-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, colour]),
  );
}
