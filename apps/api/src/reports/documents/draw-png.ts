import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './report-fonts.ts';

/** Pixels of a point: 216 to the inch. */
const SCALE = 3;

/** An SVG as a PNG, with the faces of the reports and no other. */
export function drawPng(svg: string): Buffer {
  const font = { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SCALE }, background: '#ffffff' }).render().asPng();
}
