import { describe, expect, it } from '@jest/globals';
import { drawChart } from './draw-chart.ts';

describe('a QR code', () => {
  it('is drawn module by module, neighbours of a row as one, with a quiet zone of four modules', () => {
    const { shapes, height } = drawChart({ kind: 'qr', title: '', alt: '', modules: ['110', '001', '010'] });
    const module = height / (3 + 8);
    const places = shapes.map((shape) => (shape.kind === 'rect' ? [shape.x, shape.y, shape.width, shape.height] : []));
    const left = places[0]?.[0] ?? 0;
    const expected = [
      [0, 4, 2],
      [2, 5, 1],
      [1, 6, 1],
    ].map(([column = 0, row = 0, width = 0]) =>
      [left + column * module, row * module, width * module, module].map((each) => expect.closeTo(each, 6)),
    );
    expect(places).toEqual(expected);
  });
});
