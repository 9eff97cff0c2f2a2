import type { ReportLetterhead, ReportMain } from '@nhip-thu/metrics';
import { ADDRESSEES_HEAD, LINE_PITCH, MOTTO, NATION, PARAGRAPH_GAP, RECIPIENTS_HEAD, SIZE } from '../layout.ts';
import type { FontStyle } from '../report-fonts.ts';
import type { Box, PdfFlow } from './pdf-flow.ts';
import type { TextLine, TextStyle } from './typeset.ts';

/** Shares of the width: boxes 2 and 3 to the left, 1 and 4 to the right. */
const LEFT_SHARE = 0.4;

function setIn(font: FontStyle, size: number, align: TextStyle['align'] = 'center', pitch = 1.2): TextStyle {
  return { font, size, align, indent: 0, pitch: size * pitch };
}

/** Draws one line or more at a height and gives the height below them. */
function put(flow: PdfFlow, text: string, style: TextStyle, box: Box, y: number): number {
  return putLines(flow, flow.measure(text, style, box.width), { style, box, y });
}

interface Place {
  readonly style: TextStyle;
  readonly box: Box;
  readonly y: number;
}

/** The same for lines that are broken already. */
function putLines(flow: PdfFlow, lines: readonly TextLine[], { style, box, y }: Place): number {
  const tag = flow.addTag('P');
  flow.inTag(tag, 'P', () => flow.drawLines(lines, style, box, y));
  tag.end();
  return y + lines.length * style.pitch;
}

/** The width of the longest line. */
function longestOf(flow: PdfFlow, lines: readonly TextLine[], style: TextStyle): number {
  return Math.max(...lines.map(({ words }) => flow.widthOf(words.join(' '), style)));
}

function rule(flow: PdfFlow, box: Box, y: number, width: number): void {
  flow.drawRule(box.x + (box.width - width) / 2, y, width);
}

/** Boxes 1 to 4: two columns, each pair level. */
export function drawLetterhead(flow: PdfFlow, { parent, issuer, number, placeAndDate }: ReportLetterhead): void {
  const { x, width } = flow.body;
  const left = { x, width: width * LEFT_SHARE };
  const right = { x: x + left.width, width: width - left.width };
  const top = flow.y;
  const [issuerStyle, mottoStyle] = [setIn('bold', SIZE.issuer), setIn('bold', SIZE.motto)];
  let leftY = parent === null ? top : put(flow, parent, setIn('regular', SIZE.issuer), left, top);
  const issuerLines = flow.measureHeading(issuer, issuerStyle, left.width);
  leftY = putLines(flow, issuerLines, { style: issuerStyle, box: left, y: leftY });
  rule(flow, left, leftY + 2, longestOf(flow, issuerLines, issuerStyle) * 0.4);
  let rightY = put(flow, NATION, setIn('bold', SIZE.nation), right, top);
  rightY = put(flow, MOTTO, mottoStyle, right, rightY);
  rule(flow, right, rightY + 2, flow.widthOf(MOTTO, mottoStyle));
  const y = Math.max(leftY, rightY) + 12;
  put(flow, number, setIn('regular', SIZE.number), left, y);
  flow.y = put(flow, placeAndDate, setIn('italic', SIZE.placeAndDate), right, y) + 20;
}

/** Box 5a with its rule, box 9a, the bases. */
export function drawOpening(flow: PdfFlow, { kind, subject, addressees, bases }: ReportMain): void {
  const box = flow.body;
  flow.addParagraph(kind, setIn('bold', SIZE.kind), { tag: 'H1' });
  const subjectStyle = setIn('bold', SIZE.subject);
  const lines = flow.measureHeading(subject, subjectStyle, box.width);
  const tag = flow.addTag('H1');
  flow.inTag(tag, 'H1', () => flow.drawLines(lines, subjectStyle, box, flow.y));
  tag.end();
  flow.y += lines.length * subjectStyle.pitch + 2;
  rule(flow, box, flow.y, longestOf(flow, lines, subjectStyle) * 0.4);
  flow.y += 16;
  drawAddressees(flow, addressees);
  const basis = { font: 'italic', size: SIZE.body, align: 'justify', indent: 36, pitch: SIZE.body * LINE_PITCH } as const;
  for (const text of bases) flow.addParagraph(text, basis, { gap: PARAGRAPH_GAP });
}

/** One on the line of "Kính gửi:", several below it. */
function drawAddressees(flow: PdfFlow, addressees: readonly string[]): void {
  const style = setIn('regular', SIZE.body);
  const [only, ...others] = addressees;
  if (only !== undefined && others.length === 0) flow.addParagraph(`${ADDRESSEES_HEAD} ${only}.`, style, { gap: 12 });
  else if (only !== undefined) {
    flow.addParagraph(ADDRESSEES_HEAD, style);
    addressees.forEach((name, index) => flow.addParagraph(`- ${name}${index === others.length ? '.' : ';'}`, style));
    flow.y += 12;
  }
}

/** Room for a signature and a seal, points. */
const SIGNING_ROOM = 72;

/** Boxes 7 and 9b, and the last paragraph in front of them, all on one page, so that a signature never stands alone. */
export function drawEnding(flow: PdfFlow, { closing, signature, recipients }: ReportMain): void {
  const closingStyle = { font: 'regular', size: SIZE.body, align: 'justify', indent: 36, pitch: SIZE.body * LINE_PITCH } as const;
  const { x, width } = flow.body;
  const left = { x, width: width * 0.48 };
  const right = { x: x + left.width, width: width - left.width };
  const authorityStyle = setIn('bold', SIZE.signature);
  const closingHeight = flow.measure(closing, closingStyle, width).length * closingStyle.pitch + PARAGRAPH_GAP * 2;
  const signingHeight = (signature.authority.length + 1) * authorityStyle.pitch + SIGNING_ROOM;
  const recipientsHeight = (recipients.length + 1) * SIZE.recipientsHead * 1.25;
  flow.makeRoom(closingHeight + Math.max(signingHeight, recipientsHeight));
  flow.addParagraph(closing, closingStyle, { gap: PARAGRAPH_GAP * 2 });
  const top = flow.y;
  let leftY = put(flow, RECIPIENTS_HEAD, setIn('bold-italic', SIZE.recipientsHead, 'left'), left, top);
  for (const line of recipients) leftY = put(flow, line, setIn('regular', SIZE.recipients, 'left'), left, leftY);
  let rightY = top;
  for (const line of signature.authority) rightY = put(flow, line, authorityStyle, right, rightY);
  if (signature.name !== null) put(flow, signature.name, authorityStyle, right, rightY + SIGNING_ROOM);
  flow.y = Math.max(leftY, top + signingHeight);
}
