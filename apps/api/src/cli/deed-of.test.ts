import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { deedOf, type CommandDeed } from './deed-of.ts';

/** What is written of `nhipthu …` for commands made like the program's. */
async function deedOfLine(line: string): Promise<CommandDeed | null> {
  const deeds: (CommandDeed | null)[] = [];
  const program = new Command('nhipthu').exitOverride();
  const add = (parent: Command, usage: string): Command =>
    parent.command(usage).action((...words: unknown[]) => {
      deeds.push(deedOf(words.at(-1) as Command));
    });
  const paper = program.command('paper');
  add(paper, 'import <FILE>').option('--dry-run').option('--reason <TEXT>');
  add(paper, 'report').option('--at <DAY>');
  const explanation = program.command('explanation');
  add(explanation, 'ask').option('--agency <CODE>').option('--text <TEXT>').option('--by <NAME>').option('--period <KIND>', '', 'iso-week');
  add(explanation, 'attach <ID> <FILE>').option('--by <NAME>');
  add(program.command('privacy'), 'erase <OFFICIAL>').option('--reason <TEXT>');
  add(program.command('account'), 'create <NAME>').option('--role <ROLE>');
  add(program, 'adoption').option('--unmasked').option('--at <DAY>');
  add(program, 'retention').option('--dry-run');
  await program.parseAsync(line.split(' '), { from: 'user' });
  return deeds[0] ?? null;
}

describe('what is written of a command', () => {
  it.each([
    ['paper import /srv/so-van-ban/thang-6.csv --dry-run --reason nhầm', 'paper import', 'thang-6.csv --dry-run', 'nhầm'],
    ['explanation ask --agency SYT --text ABC --by Hoa', 'explanation ask', '--agency SYT', null],
    ['explanation attach 12 /home/hoa/to-trinh.pdf --by Hoa', 'explanation attach', '12 to-trinh.pdf', null],
    ['retention', 'retention', null, null],
    ['adoption --unmasked --at 2026-07-14', 'adoption --unmasked', '--at 2026-07-14', null],
  ])('%s', async (line, action, subject, reason) => {
    expect(await deedOfLine(line)).toEqual({ action, subject, reason });
  });

  it.each([
    ['privacy erase 00123 --reason xin', 'privacy erase', 'xin'],
    ['account create hoa.nt --role agency', 'account create', null],
  ])('names no person an erasure could not take back: %s', async (line, action, reason) => {
    expect(await deedOfLine(line)).toEqual({ action, subject: null, reason });
  });

  it.each(['paper report --at 2026-07-14', 'adoption --at 2026-07-14', 'retention --dry-run'])('nothing: %s', async (line) => {
    expect(await deedOfLine(line)).toBeNull();
  });
});
