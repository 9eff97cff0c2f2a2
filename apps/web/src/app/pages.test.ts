import { beforeAll, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import type { RouteObject } from 'react-router';
import { ROLES } from '../api/access.ts';
import { foldText } from '../text/fold-text.ts';
import { loadWords } from '../testing/translate.ts';
import { furtherPagesOf, pagesOf } from './pages.ts';
import { createRouter } from './router.tsx';

let t: Awaited<ReturnType<typeof loadWords>>;
beforeAll(async () => {
  t = await loadWords();
});

/** For whoever is not signed in, and the mistyped. */
const OUTSIDE = ['/dang-nhap', '/dang-xuat', '/thiet-lap', '/quen-mat-khau', '/dat-lai-mat-khau', '*'];

function pathsOf(routes: readonly RouteObject[]): string[] {
  return routes.flatMap(({ index, path, children = [] }) => [
    ...(index === true ? ['/'] : []),
    ...(path === undefined ? [] : [path]),
    ...pathsOf(children),
  ]);
}

it('has a name for every page that somebody may go to', () => {
  const known = ROLES.flatMap((role) => [...pagesOf({ role, agencyCode: null }), ...furtherPagesOf(role)].map(({ path }) => path));
  const routed = pathsOf(createRouter().routes).filter((path) => !OUTSIDE.includes(path) && !path.includes(':'));
  expect([...new Set(known)].toSorted()).toEqual([...new Set(routed)].toSorted());
});

it('names the pages outside the menu that a role may open, and no others', () => {
  const names = (role: Role) => furtherPagesOf(role).map(({ title }) => foldText(t(title)));
  expect(names('home-affairs')).toEqual([
    ...[
      'so doi soat',
      'lap bao cao',
      'lich gui tu dong',
      'trinh chieu',
      'bat dau',
      'thong bao',
      'xac minh',
      'tai khoan cua toi',
      'huong dan',
    ],
  ]);
  expect(names('official')).toEqual(['xac minh', 'tai khoan cua toi', 'huong dan']);
});
