import { describe, expect, it } from '@jest/globals';
import type { FlowCell } from '../contract/role-flow.ts';
import { FLOW_ROLES, flowCellOf, flowDirectionOf, leadingFlow, sumFlow } from './role-flow.ts';

const cell = (from: FlowCell['from'], to: FlowCell['to'], copies: number | null): FlowCell => ({
  ...{ from, to, copies, direction: flowDirectionOf(from, to) },
});

describe('directions of mail between role groups', () => {
  it('goes down to every lower group, up to every higher one, across within one', () => {
    const table = FLOW_ROLES.map((from) => FLOW_ROLES.map((to) => flowDirectionOf(from, to)));
    expect(table).toEqual([
      ['across', 'down', 'down'],
      ['up', 'across', 'down'],
      ['up', 'up', 'across'],
    ]);
    expect([
      flowDirectionOf('leaders', 'specialist'),
      flowDirectionOf('specialist', 'leaders'),
      flowDirectionOf('leaders', 'leaders'),
    ]).toEqual(['down', 'up', 'across']);
  });

  it('numbers pairs row by row, by sender', () => {
    expect(FLOW_ROLES.flatMap((from) => FLOW_ROLES.map((to) => flowCellOf(from, to)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('adds up what is printed; fewer than 10 add nothing', () => {
    const cells = [cell('leaders', 'specialist', 60), cell('specialist', 'leaders', 25), cell('specialist', 'specialist', 15)];
    expect(sumFlow([...cells, cell('leaders', 'leaders', null)])).toEqual({ all: 100, down: 60, up: 25, across: 15 });
    expect(sumFlow([])).toEqual({ all: 0, down: 0, up: 0, across: 0 });
  });

  it('leads with the direction of most, in tenths, half up; of equal ones down before up before across', () => {
    expect(leadingFlow({ all: 100, down: 60, up: 25, across: 15 })).toEqual({ direction: 'down', inTen: 6 });
    expect(leadingFlow({ all: 20, down: 0, up: 9, across: 11 })).toEqual({ direction: 'across', inTen: 6 });
    expect(leadingFlow({ all: 60, down: 20, up: 20, across: 20 })).toEqual({ direction: 'down', inTen: 3 });
    expect(leadingFlow({ all: 0, down: 0, up: 0, across: 0 })).toBeNull();
  });
});
