import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from './free-port.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const MASTER = '/usr/lib/postfix/sbin/master';
const DOVECOT = '/usr/sbin/dovecot';
/** Where the C library sends what programs log; a mail server cannot be told another place. */
const SYSLOG_SOCKET = '/dev/log';
const PACKAGES = 'apt-get install --no-install-recommends postfix dovecot-core dovecot-imapd dovecot-lmtpd rsyslog';

/** True when Debian's Postfix and Dovecot can be run here; says loudly why not, and NHIPTHU_REQUIRE_POSTFIX=1 makes that an error. */
export function canRunMailServer(): boolean {
  const missing = [MASTER, DOVECOT, '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp', '/usr/sbin/rsyslogd'].filter(
    (path) => !existsSync(path),
  );
  const reasons = [
    ...(missing.length > 0 ? [`there is no ${missing.join(', ')} (${PACKAGES})`] : []),
    ...(process.getuid?.() === 0 ? [] : ['Postfix is started by root only']),
    ...(existsSync(SYSLOG_SOCKET) ? [`another program listens at ${SYSLOG_SOCKET}`] : []),
  ];
  if (reasons.length === 0) return true;
  if (process.env['NHIPTHU_REQUIRE_POSTFIX'] === '1') throw new Error(`NHIPTHU_REQUIRE_POSTFIX=1, but ${reasons.join('; ')}`);
  console.error(`POSTFIX AND DOVECOT WERE NOT EXERCISED: ${reasons.join('; ')}`);
  return false;
}

export interface RunningMailServer {
  readonly submissionPort: number;
  readonly imapPort: number;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function findAccount(name: string): Promise<Account> {
  const idOf = async (flag: string): Promise<number> => Number((await run('id', [flag, name])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

/**
 * Debian's Postfix (submission with a password, over LMTP to the boxes) and Dovecot (who knows the passwords, boxes, IMAP), with configurations, queue and boxes of their own and
 * on free ports: nothing of /etc is read or written. Both log to syslog, as Debian's do.
 * @param users addresses of one domain, and their passwords
 */
export async function startMailServer(domain: string, users: ReadonlyMap<string, string>): Promise<RunningMailServer> {
  // Postfix and Dovecot work under accounts of their own, which must reach it.
  const folder = await mkdtemp('/var/tmp/nhip-thu-mail-');
  await chmod(folder, 0o755);
  const [submissionPort, imapPort] = [await findFreePort(), await findFreePort()];
  const dovecot = await startDovecot(join(folder, 'dovecot'), { users, imapPort });
  const postfix = await startPostfix(join(folder, 'postfix'), { domain, submissionPort, dovecot: join(folder, 'dovecot') });
  for (const port of [submissionPort, imapPort]) await waitFor(`the mail server on port ${port}`, () => greets(port));
  return {
    ...{ submissionPort, imapPort },
    async stop() {
      for (const child of [postfix, dovecot]) await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startDovecot(
  folder: string,
  { users, imapPort }: { users: ReadonlyMap<string, string>; imapPort: number },
): Promise<ChildProcess> {
  const owner = await findAccount('mail');
  for (const name of ['', 'run', 'boxes']) await mkdir(join(folder, name), { mode: 0o755 });
  await chown(join(folder, 'boxes'), owner.uid, owner.gid);
  await writeFile(join(folder, 'users'), [...users].map(([name, password]) => `${name}:{PLAIN}${password}\n`).join(''));
  const configuration = join(folder, 'dovecot.conf');
  await writeFile(
    configuration,
    `base_dir = ${folder}/run
state_dir = ${folder}/run
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/boxes/%u
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener ${folder}/run/postfix-auth {
    mode = 0666
  }
}
service lmtp {
  unix_listener ${folder}/run/postfix-lmtp {
    mode = 0666
  }
}
`,
  );
  return spawn(DOVECOT, ['-F', '-c', configuration], { stdio: 'ignore' });
}

/** The programs that a mail needs on its way, as in Debian's master.cf but outside of a chroot. */
const SERVICES = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
`;

/** Of the queue: whose and with which rights, as Debian's postfix-files has it. */
const QUEUE_FOLDERS = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private', 'saved', 'trace'];

async function startPostfix(
  folder: string,
  { domain, submissionPort, dovecot }: { domain: string; submissionPort: number; dovecot: string },
): Promise<ChildProcess> {
  const owner = await findAccount('postfix');
  const dropGroup = Number((await run('getent', ['group', 'postdrop'])).stdout.split(':')[2]);
  for (const name of ['', 'queue', 'queue/pid', 'data']) await mkdir(join(folder, name), { mode: 0o755 });
  await chown(join(folder, 'data'), owner.uid, owner.gid);
  await chmod(join(folder, 'data'), 0o700);
  for (const name of QUEUE_FOLDERS) {
    await mkdir(join(folder, 'queue', name), { mode: 0o700 });
    await chown(join(folder, 'queue', name), owner.uid, 0);
  }
  for (const [name, mode] of [
    ['public', 0o710],
    ['maildrop', 0o730],
  ] as const) {
    await mkdir(join(folder, 'queue', name));
    await chown(join(folder, 'queue', name), owner.uid, dropGroup);
    await chmod(join(folder, 'queue', name), mode);
  }
  await writeFile(
    join(folder, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = thu.${domain}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = ${domain}
virtual_transport = lmtp:unix:${dovecot}/run/postfix-lmtp
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dovecot}/run/postfix-auth
smtpd_tls_security_level = none
smtpd_relay_restrictions = permit_sasl_authenticated, reject
`,
  );
  await writeFile(join(folder, 'master.cf'), `127.0.0.1:${submissionPort} inet n - n - - smtpd\n${SERVICES}`);
  return spawn(MASTER, ['-c', folder, '-d'], { stdio: 'ignore' });
}

/** Whether somebody speaks first there, as mail servers do. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (isHeard: boolean): void => {
      socket.destroy();
      resolve(isHeard);
    };
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(2_000, () => settle(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
