import { useHotkeys } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'nhip-thu.phim-tat';
const OFF = 'tat';
const listeners = new Set<() => void>();
/** For when storage is forbidden: the choice then lasts for this page only. */
let fallback = true;

/** Whether single keys do anything; WCAG 2.1.4 asks that they can be turned off. */
export function useAreShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn);
}

export function turnShortcuts(isOn: boolean): void {
  fallback = isOn;
  try {
    if (isOn) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, OFF);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

/** Single keys as commands of what is on the page: none in fields, and none while they are turned off. The browser keeps its own meaning of the key. */
export function useShortcuts(keys: readonly (readonly [string, (event: KeyboardEvent) => void])[]): void {
  useHotkeys(
    keys.map(([key, run]) => [
      key,
      (event) => {
        if (areShortcutsOn()) run(event);
      },
      { preventDefault: false },
    ]),
  );
}

function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== OFF && fallback;
  } catch {
    return fallback;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
