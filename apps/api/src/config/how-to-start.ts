export interface HowToStart {
  /** Command that starts the program. */
  readonly program: string;
  /** Command that starts one more worker. */
  readonly worker: string;
}

const BY_HAND: HowToStart = { program: 'npm start', worker: 'npm run worker' };
const COMPOSE: HowToStart = {
  program: 'docker compose --profile api --profile worker up --detach',
  worker: 'docker compose --profile api --profile worker up --detach --scale worker=N',
};
const SYSTEMD: HowToStart = { program: 'systemctl start nhip-thu', worker: 'docs/install.md#your-own-postgresql-and-redis' };
const SYSTEMD_PARTS: HowToStart = {
  program: 'systemctl start nhip-thu-api nhip-thu-worker@1',
  worker: 'systemctl enable --now nhip-thu-worker@N',
};

/**
 * How this installation is started, for hints: units, image and the command of servers say by `NHIPTHU_FORM` which form it is. Not
 * `INVOCATION_ID`, which terminals of a desktop have as well.
 */
export function howToStart(environment: Readonly<Record<string, string | undefined>> = process.env): HowToStart {
  if (environment['NHIPTHU_FORM'] === 'compose') return COMPOSE;
  if (environment['NHIPTHU_FORM'] !== 'systemd') return BY_HAND;
  const hasParts = [environment['DATABASE_URL'], environment['DATABASE_URL_FILE']].some((value) => (value ?? '') !== '');
  return hasParts ? SYSTEMD_PARTS : SYSTEMD;
}
