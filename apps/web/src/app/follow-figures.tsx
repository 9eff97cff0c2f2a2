import { useFollowFigures } from '../api/adoption.ts';

/** Draws nothing; while it is on the page its figures follow the server's. Put it there once the first ones are shown: nothing waits for it. */
export function FollowFigures() {
  useFollowFigures();
  return null;
}
