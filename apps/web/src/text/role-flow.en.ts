import type { Words } from './vi.ts';

/** English words of mail by role group. */
export const roleFlow: Words['roleFlow'] & {
  finding: Record<`${'down' | 'up' | 'across'}_one`, string>;
  leftOut_one: string;
  untold_one: string;
} = {
  title: 'Flow by role group',
  heading: {
    inside: 'Of 10 copies shown below {{shown}} stay within one agency',
    between: 'Of 10 copies shown below {{shown}} go from one agency to another',
    insideMost: 'Nearly all copies shown below stay within one agency',
    betweenMost: 'Nearly all copies shown below go from one agency to another',
    silent: 'The flow of mail between role groups cannot be told of {{period}} yet',
  },
  finding: {
    down_one: 'Of 10 copies within an agency {{count}} goes down',
    down_other: 'Of 10 copies within an agency {{count}} go down',
    up_one: 'Of 10 copies within an agency {{count}} goes up',
    up_other: 'Of 10 copies within an agency {{count}} go up',
    across_one: 'Of 10 copies within an agency {{count}} goes across',
    across_other: 'Of 10 copies within an agency {{count}} go across',
  },
  context: 'Flow by role group; copies of messages, not people; in the structure of that time',
  describe: '{{title}}. Mail from groups of senders to groups of recipients; the figures are in the table.',
  method:
    'A copy counts when it was stored in the box of a person and logs tell which person sent it. Down: from a higher group to a lower one (board, heads, specialists); up: the other way; across: within one group. Groups are those of the directory on that day. Not counted: mail to oneself, of unit, shared and machine boxes, from outside, from another server of the province, or that came after midnight. Who wrote to whom is not kept: only sums of groups are. A group must have at least 10 people on every day of the period; where board or heads have fewer they are told together; where these still have fewer nothing is told. Counts are rounded to 5; a pair of groups with fewer than 10 copies is not told and is in no sum, so the sum of the picture differs from the copies whose sender logs tell; by how much exactly is not said, as that would tell of small cells.',
  region: 'Table of mail by role group, can be scrolled sideways',
  group: { board: 'Board', head: 'Heads', leaders: 'Leaders (board, heads)', specialist: 'Specialists' },
  others: 'Other agencies',
  direction: { down: 'down', up: 'up', across: 'across' },
  key: { down: 'down', up: 'up', across: 'across', others: 'to other agencies' },
  fromTo: '{{from}} → {{to}}',
  pair: '{{from}} → {{to}} ({{direction}}): {{shown}} copies',
  toOthers: '{{from}} → other agencies: {{shown}} copies',
  elsewhere: 'to other agencies: {{shown}}',
  under: '<10',
  column: {
    pair: 'From → to',
    direction: 'Direction',
    inside: 'Within the agency',
    outside: 'To other agencies',
    between: 'Between agencies',
  },
  told: 'Logs tell who in the province sent {{told}} of {{received}} copies received ({{rate}}).',
  drawn:
    'Picture and table show about {{shown}} copies, the sum of rounded counts. Not shown: pairs of groups with fewer than 10 copies, and copies that are not counted here (such as mail to oneself, from or to shared boxes).',
  untold_one: 'Of {{shown}} agency logs do not tell who sent what was received: no copy of it is in here.',
  untold_other: 'Of {{shown}} agencies logs do not tell who sent what was received: no copy of theirs is in here.',
  leftOut_one: 'Without {{shown}} agency with groups of fewer than 10 people.',
  leftOut_other: 'Without {{shown}} agencies with groups of fewer than 10 people.',
  few: 'Every pair of groups has fewer than 10 copies in the period: not told.',
  withheld: {
    'few-people':
      'A role group has fewer than 10 people in the period: the flow of a small group would tell of single people, so it is not told.',
    'no-log': 'No log tells yet of mail received in this period.',
    untold: 'The logs of this period do not tell who sent what was received.',
  },
};
