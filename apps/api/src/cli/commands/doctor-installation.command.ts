import { readSettings } from '../../config/settings.ts';
import { EXIT } from '../../installation.ts';
import { examineInstallation } from '../../operate/doctor/examine-installation.ts';
import type { InstallationCheck } from '../../operate/doctor/installation-check.ts';
import { describeInstallationCheck, INSTALLATION_TEXT } from '../installation-text.ts';
import type { Shell } from '../shell.ts';
import { InterruptedError } from '../usage-fault.ts';

/** `nhipthu doctor`: exit code 1 when anything is bad. */
export async function runInstallationDoctor(shell: Shell): Promise<number> {
  const { signal } = shell.io;
  const checks = await examineInstallation(readSettings(), shell.language, signal).catch((error: unknown) => {
    throw signal.aborted ? new InterruptedError(shell.text.again) : error;
  });
  const isHealthy = checks.every(({ state }) => state !== 'bad');
  if (shell.isJson) {
    const described = checks.map((check) => ({ ...check, ...describeInstallationCheck(check, shell.language) }));
    shell.printJson({ isHealthy, checks: described });
  } else printChecks(shell, checks);
  return isHealthy ? EXIT.done : EXIT.checkFailed;
}

function printChecks(shell: Shell, checks: readonly InstallationCheck[]): void {
  const { states, names, summary, healthy } = INSTALLATION_TEXT[shell.language];
  const width = Math.max(...Object.values(states).map((word) => word.length));
  for (const check of checks) {
    const { what, toDo } = describeInstallationCheck(check, shell.language);
    shell.print(`${states[check.state].padEnd(width)}  ${names[check.name]}: ${what}`);
    if (toDo !== undefined) shell.print(`${' '.repeat(width)}  → ${toDo}`);
  }
  const countOf = (state: string): number => checks.filter((check) => check.state === state).length;
  const [bad, warn] = [countOf('bad'), countOf('warn')];
  shell.print(bad + warn === 0 ? healthy : summary(shell.formatCount(bad), shell.formatCount(warn)));
}
