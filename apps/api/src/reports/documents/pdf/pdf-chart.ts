import { drawChart, type Drawing, type ReportChart, type Shape } from '@nhip-thu/metrics';
import { PARAGRAPH_GAP, SIZE } from '../layout.ts';
import type { PdfFlow } from './pdf-flow.ts';

const TITLE = { font: 'bold', size: SIZE.caption, align: 'center', indent: 0, pitch: SIZE.caption * 1.25 } as const;

/** How tall a chart is with its title and gaps, points, scaled down where it is taller than a page. */
export function measurePdfChart(flow: PdfFlow, chart: ReportChart): { readonly height: number; readonly scale: number } {
  const drawing = drawChart(chart);
  const titleHeight = flow.measure(chart.title, TITLE, flow.body.width).length * TITLE.pitch + PARAGRAPH_GAP;
  const room = flow.roomOfPage - titleHeight - PARAGRAPH_GAP;
  const scale = Math.min(flow.body.width / drawing.width, room / drawing.height);
  return { height: titleHeight + drawing.height * scale + PARAGRAPH_GAP, scale };
}

/** A chart with its title, together on one page. */
export function drawPdfChart(flow: PdfFlow, chart: ReportChart): void {
  const drawing = drawChart(chart);
  const { height, scale } = measurePdfChart(flow, chart);
  flow.makeRoom(height);
  flow.addParagraph(chart.title, TITLE, { gap: PARAGRAPH_GAP });
  const tag = flow.addTag('Figure', undefined, { alt: chart.alt });
  flow.inTag(tag, 'Figure', () => drawShapes(flow, drawing, scale));
  tag.end();
  flow.y += drawing.height * scale + PARAGRAPH_GAP;
}

function drawShapes(flow: PdfFlow, { shapes }: Drawing, scale: number): void {
  const { document } = flow;
  document.save().translate(flow.body.x, flow.y).scale(scale);
  for (const shape of shapes) drawShape(flow, shape);
  document.restore();
}

function drawShape({ document }: PdfFlow, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      document.rect(shape.x, shape.y, shape.width, shape.height).fill(shape.fill);
      break;
    case 'dot':
      document.circle(shape.x, shape.y, shape.radius).fill(shape.fill);
      break;
    case 'line': {
      const [first = [0, 0], ...rest] = shape.points;
      document.lineWidth(shape.thickness).moveTo(first[0], first[1]);
      for (const [x, y] of rest) document.lineTo(x, y);
      if (shape.isDashed) document.dash(4, { space: 3 });
      document.stroke(shape.stroke).undash();
      break;
    }
    case 'text': {
      document.font('regular').fontSize(shape.size).fillColor('black');
      const width = document.widthOfString(shape.text);
      const shift = { start: 0, middle: width / 2, end: width }[shape.anchor];
      document.text(shape.text, shape.x - shift, shape.y, { lineBreak: false, baseline: 'alphabetic' });
      break;
    }
  }
}
