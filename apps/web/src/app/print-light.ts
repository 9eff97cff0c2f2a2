const SCHEME = 'data-mantine-color-scheme';

/** Paper is white: whoever works in dark colours prints in light ones. */
export function printLight(target: EventTarget, root: HTMLElement): void {
  let shown: string | null = null;
  target.addEventListener('beforeprint', () => {
    shown = root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, 'light');
  });
  target.addEventListener('afterprint', () => {
    if (shown !== null) root.setAttribute(SCHEME, shown);
  });
}
