import { MantineProvider } from '@mantine/core';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import { CardTable } from './card-table.tsx';

const wide = window.matchMedia;
afterEach(() => {
  cleanup();
  window.matchMedia = wide;
});

/** The screen is as narrow as a phone's. */
function narrow(): void {
  window.matchMedia = (media) => Object.assign(wide(media), { matches: media === '(max-width: 40em)' });
}

/** Of two columns of buttons, one that holds nothing for anybody. */
function drawButtons(): void {
  render(
    <MantineProvider env="test">
      <CardTable
        label="Tài khoản"
        columns={[
          { key: 'name', head: 'Tên' },
          { key: 'deeds', head: 'Việc' },
          { key: 'none', head: 'Không ai' },
        ]}
        rows={[
          { key: 'an', cells: ['an', 'Khóa', null] },
          { key: 'binh', cells: ['binh', false, null] },
        ]}
      />
    </MantineProvider>,
  );
}

function draw(): void {
  render(
    <MantineProvider env="test">
      <CardTable
        label="Sổ văn bản"
        columns={[
          { key: 'agency', head: 'Cơ quan' },
          { key: 'paper', head: 'Giấy', isNumber: true },
          { key: 'state', head: 'Tình trạng' },
        ]}
        rows={[{ key: 'snv', cells: ['Sở Nội vụ', '181', 'đúng hạn'], marks: { 'data-agency': 'snv' } }]}
      />
    </MantineProvider>,
  );
}

describe('CardTable', () => {
  it('is a table whose rows are named by their first cell', () => {
    draw();
    const row = within(screen.getByRole('region', { name: 'Sổ văn bản' })).getByRole('row', { name: 'Sở Nội vụ 181 đúng hạn' });
    expect(within(row).getByRole('rowheader').textContent).toBe('Sở Nội vụ');
    expect(row.dataset['agency']).toBe('snv');
  });

  it('on a phone has one card a row with every cell under its heading, and no table that runs out to the right', () => {
    narrow();
    draw();
    expect(screen.queryByRole('table')).toBeNull();
    const card = within(screen.getByRole('list', { name: 'Sổ văn bản' })).getByRole('listitem');
    expect(card.dataset['agency']).toBe('snv');
    const [headings, values] = [within(card).getAllByRole('term'), within(card).getAllByRole('definition')];
    expect(headings.map((each) => each.textContent)).toEqual(['Giấy', 'Tình trạng']);
    expect(values.map((each) => each.textContent)).toEqual(['181', 'đúng hạn']);
    expect(card.textContent).toContain('Sở Nội vụ');
  });

  it('leaves out a column that holds nothing in any row', () => {
    drawButtons();
    expect(screen.getAllByRole('columnheader').map((each) => each.textContent)).toEqual(['Tên', 'Việc']);
  });

  it('on a phone leaves out what a row has nothing of', () => {
    narrow();
    drawButtons();
    const [an, binh] = screen.getAllByRole('listitem');
    expect(
      within(an!)
        .getAllByRole('term')
        .map((each) => each.textContent),
    ).toEqual(['Việc']);
    expect(within(binh!).queryAllByRole('term')).toEqual([]);
  });
});
