import { describe, expect, it } from '@jest/globals';
import { parseDirectoryState, rejectedOfDirectory, serialiseDirectoryState } from './directory-state.ts';

const NOTHING = { tab: 'can-bo', at: null, agency: null, division: null, text: '', official: null } as const;

describe('the address of the directory', () => {
  it('holds every choice there and back, and no default', () => {
    const state = { tab: 'thay-doi', at: '2026-07-14', agency: 'snv', division: 7, text: 'đặng hà', official: 12 } as const;
    expect(parseDirectoryState(serialiseDirectoryState(state))).toEqual(state);
    expect(serialiseDirectoryState(NOTHING).toString()).toBe('');
  });

  it('takes what it does not understand for the default, and keeps the parameters of other pages', () => {
    expect(parseDirectoryState(new URLSearchParams('tab=x&ngay=2026-02-30&cq=%3Cb%3E&phong=-1&nguoi=1e3'))).toEqual(NOTHING);
    expect(rejectedOfDirectory(new URLSearchParams('tab=x&ngay=2026-02-30&cq=%3Cb%3E&phong=-1&nguoi=1e3&q=an&ky=x'))).toEqual([
      ...['tab', 'ngay', 'cq', 'phong', 'nguoi'],
    ]);
    expect(rejectedOfDirectory(new URLSearchParams('tab=can-bo&ngay=2026-07-14&cq=snv&phong=7&nguoi=12'))).toEqual([]);
    expect(serialiseDirectoryState(NOTHING, new URLSearchParams('ky=bc-2026-07&q=an')).toString()).toBe('ky=bc-2026-07');
  });
});
