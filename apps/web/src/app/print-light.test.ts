import { expect, it } from '@jest/globals';
import { printLight } from './print-light.ts';

it('prints in light colours, and goes back to what was chosen', () => {
  const root = document.createElement('html');
  root.setAttribute('data-mantine-color-scheme', 'dark');
  const target = new EventTarget();
  printLight(target, root);
  const schemeAfter = (event: string): string | null => {
    target.dispatchEvent(new Event(event));
    return root.getAttribute('data-mantine-color-scheme');
  };
  expect([schemeAfter('beforeprint'), schemeAfter('afterprint')]).toEqual(['light', 'dark']);
});
