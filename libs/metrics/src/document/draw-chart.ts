import type { BarChart, LineChart, QrChart, ReportChart } from '../contract/document.ts';
import { viThreshold } from './vi-text.ts';
import { escapeMarkup } from '../text/escape-markup.ts';

/** Points (1/72 inch), from the top left corner; text by its baseline. Black and greys only, since reports are printed. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly stroke: string;
      readonly thickness: number;
      readonly isDashed: boolean;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** As wide as the text of an A4 page with margins of 30 and 15 mm. */
const WIDTH = 467;
const INK = '#000000';
const BAR = '#595959';
const TRACK = '#e3e3e3';
const GRID = '#bfbfbf';
const SIZE = 9.5;

/** Pure rows to shapes: the PDF, the picture in the DOCX and the preview are drawn from these. */
export function drawChart(chart: ReportChart): Drawing {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart);
    case 'line':
      return drawLine(chart);
    case 'qr':
      return drawQr(chart);
  }
}

const ROW = 14.5;
const LABEL_WIDTH = 172;
const TEXT_WIDTH = 82;
const BAR_WIDTH = WIDTH - LABEL_WIDTH - TEXT_WIDTH;
const HEAD = 16;

function drawBars({ rows, target }: BarChart): Drawing {
  const height = HEAD + rows.length * ROW + 2;
  const shapes: Shape[] = rows.flatMap(({ label, value, text: shown }, index): Shape[] => {
    const y = HEAD + index * ROW;
    return [
      text(LABEL_WIDTH - 6, y + 10, label, 'end'),
      { kind: 'rect', x: LABEL_WIDTH, y: y + 2.5, width: BAR_WIDTH, height: ROW - 5, fill: TRACK },
      ...(value === null
        ? []
        : [{ kind: 'rect', x: LABEL_WIDTH, y: y + 2.5, width: round(BAR_WIDTH * value), height: ROW - 5, fill: BAR } as const]),
      text(LABEL_WIDTH + BAR_WIDTH + 6, y + 10, shown, 'start'),
    ];
  });
  if (target !== null) {
    const x = round(LABEL_WIDTH + BAR_WIDTH * target);
    shapes.push(line([x, HEAD - 3], [x, height], INK, 1.2), text(x, HEAD - 6, `Chỉ tiêu ${viThreshold(target)}`, 'middle'));
  }
  return { width: WIDTH, height, shapes };
}

const PLOT = { left: 38, top: 14, width: WIDTH - 50, height: 112 } as const;
const LINE_HEIGHT = PLOT.top + PLOT.height + 22;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

function drawLine({ points, target }: LineChart): Drawing {
  const step = PLOT.width / Math.max(1, points.length);
  const xOf = (index: number): number => round(PLOT.left + step * (index + 0.5));
  const yOf = (value: number): number => round(PLOT.top + PLOT.height * (1 - value));
  const right = PLOT.left + PLOT.width;
  const shapes: Shape[] = TICKS.flatMap((tick) => [
    line([PLOT.left, yOf(tick)], [right, yOf(tick)], GRID, 0.5),
    text(PLOT.left - 5, yOf(tick) + 3, viThreshold(tick), 'end'),
  ]);
  if (target !== null) {
    shapes.push({ ...line([PLOT.left, yOf(target)], [right, yOf(target)], INK, 1), isDashed: true });
    shapes.push(text(PLOT.left + 3, yOf(target) - 3, `Chỉ tiêu ${viThreshold(target)}`, 'start'));
  }
  for (const run of splitAtGaps(points.map(({ value }) => value))) {
    const ends = run.map(({ index, value }) => [xOf(index), yOf(value)] as const);
    if (ends.length > 1) shapes.push({ kind: 'line', points: ends, stroke: INK, thickness: 1.6, isDashed: false });
  }
  points.forEach(({ label, value, text: shown }, index) => {
    shapes.push(text(xOf(index), LINE_HEIGHT - 6, label, 'middle'));
    if (value === null) shapes.push(text(xOf(index), PLOT.top + PLOT.height - 4, shown, 'middle'));
    else {
      shapes.push({ kind: 'dot', x: xOf(index), y: yOf(value), radius: 2.4, fill: INK });
      shapes.push(
        text(xOf(index), yOf(value) + (target !== null && value < target && yOf(value) - yOf(target) < 20 ? 14 : -6), shown, 'middle'),
      );
    }
  });
  return { width: WIDTH, height: LINE_HEIGHT, shapes };
}

/** 3 cm with its quiet zone of four modules on each side, which readers need. */
const QR_SIZE = 85;
const QUIET = 4;

/** Dark modules in the middle; neighbours of a row as one shape, so that no seam shows between them. */
function drawQr({ modules }: QrChart): Drawing {
  const module = QR_SIZE / (modules.length + 2 * QUIET);
  const left = (WIDTH - QR_SIZE) / 2 + QUIET * module;
  const shapes = modules.flatMap((row, index) =>
    [...row.matchAll(/1+/g)].map(({ 0: dark, index: at }): Shape => ({
      ...{ kind: 'rect', fill: INK, height: module, width: dark.length * module },
      ...{ x: left + at * module, y: (QUIET + index) * module },
    })),
  );
  return { width: WIDTH, height: QR_SIZE, shapes };
}

/** Neighbours that are known; a gap ends a run. */
function splitAtGaps(values: readonly (number | null)[]): { readonly index: number; readonly value: number }[][] {
  const runs: { readonly index: number; readonly value: number }[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ index, value });
  });
  return runs.filter((run) => run.length > 0);
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): Shape & { readonly kind: 'text' } {
  return { kind: 'text', x: round(x), y: round(y), text: words, size: SIZE, anchor };
}

function line(from: readonly [number, number], to: readonly [number, number], stroke: string, thickness: number): Shape & { kind: 'line' } {
  return { kind: 'line', points: [from, to], stroke, thickness, isDashed: false };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The same as an SVG document, for a font family that has every Vietnamese letter. */
export function toSvg({ width, height, shapes }: Drawing, fontFamily: string): string {
  const body = shapes.map((shape) => svgOf(shape, fontFamily)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function svgOf(shape: Shape, fontFamily: string): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${shape.fill}"/>`;
    case 'dot':
      return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" fill="${shape.fill}"/>`;
    case 'line': {
      const dashes = shape.isDashed ? ' stroke-dasharray="4 3"' : '';
      return `<polyline points="${shape.points.map(([x, y]) => `${x},${y}`).join(' ')}" fill="none" stroke="${shape.stroke}" stroke-width="${shape.thickness}"${dashes}/>`;
    }
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" font-family="${escapeMarkup(fontFamily)}" font-size="${shape.size}" text-anchor="${shape.anchor}">${escapeMarkup(shape.text)}</text>`;
  }
}
