import type { ImpactReply } from '@nhip-thu/metrics';
import type { DocxContent } from '../reports/documents/docx/write-docx.ts';

/** The assessment as Markdown. */
export function toMarkdown({ title, introduction, parts }: ImpactReply): string {
  const sections = parts.map(({ heading, items }) => `## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}`);
  return `${[`# ${title}`, ...introduction, ...sections].join('\n\n')}\n`;
}

/** The same as a paper, in the layout of the reports' appendices. @param at the time that the file bears, ISO 8601 */
export function toDocxContent({ title, introduction, parts }: ImpactReply, at: string): DocxContent {
  const [reference = '', ...more] = introduction;
  const blocks = [
    ...more.map((text) => ({ kind: 'paragraph', text }) as const),
    ...parts.flatMap(({ heading, items }) => [
      { kind: 'heading', level: 1, text: heading } as const,
      ...items.map((text) => ({ kind: 'item', text }) as const),
    ]),
  ];
  return { title, frozenAt: at, footer: 'Nhịp Thư', main: null, appendices: [{ name: '', title, reference, isLandscape: false, blocks }] };
}
