import { strFromU8, unzipSync } from 'fflate';
import type { ObservedPage, ObservedReport, ObservedText } from './observed.ts';
import { childOf, listElements, readXmlTree, type XmlElement } from './xml-tree.ts';

const TWIPS_PER_MM = 1440 / 25.4;
const TWIPS_PER_POINT = 20;
/** 240 is a single line: 1.15 of the size in Times New Roman. */
const SINGLE = 240;
const SINGLE_OF_SIZE = 1.15;
const ALIGNS = ['left', 'center', 'right', 'both'] as const;

/** Reads one of our own DOCX files back. */
export function readDocx(bytes: Uint8Array): ObservedReport {
  const entries = unzipSync(bytes);
  const read = (name: string): XmlElement => readXmlTree(strFromU8(entries[name] ?? new Uint8Array()));
  const body = childOf(read('word/document.xml'), 'w:document', 'w:body');
  const styles = read('word/styles.xml');
  const relations = new Map(
    listElements(read('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      attributes['Target'] ?? '',
    ]),
  );
  const reader = new BodyReader(defaultsOf(styles), (id) => read(`word/${relations.get(id) ?? ''}`));
  if (body !== undefined) reader.readBody(body);
  const defaults = childOf(styles, 'w:styles', 'w:docDefaults', 'w:rPrDefault', 'w:rPr');
  return {
    format: 'docx',
    ...{ texts: reader.texts, asides: reader.asides, pages: reader.pages, isTagged: null, areFacesEmbedded: null },
    language: childOf(defaults, 'w:lang')?.attributes['w:val'] ?? null,
    title: listElements(read('docProps/core.xml'), 'dc:title')[0]?.text ?? '',
    colours: coloursOf([body ?? styles, ...reader.margins]),
    running: reader.texts
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  };
}

function coloursOf(elements: readonly XmlElement[]): string[] {
  const found = elements.flatMap((element) => listElements(element, 'w:color').map(({ attributes }) => attributes['w:val'] ?? ''));
  return [...new Set(found)].filter((each) => !['000000', 'auto'].includes(each));
}

interface Defaults {
  readonly face: string;
  readonly size: number;
}

function defaultsOf(styles: XmlElement): Defaults {
  const run = childOf(styles, 'w:styles', 'w:docDefaults', 'w:rPrDefault', 'w:rPr');
  return {
    face: childOf(run, 'w:rFonts')?.attributes['w:ascii'] ?? '',
    size: Number(childOf(run, 'w:sz')?.attributes['w:val'] ?? 0) / 2,
  };
}

interface Place {
  readonly side: ObservedText['side'];
  readonly isInTable: boolean;
  /** Of the column, twips; null: the text of the page. */
  readonly width: number | null;
  readonly level: number | null;
}

/** Walks the body in its order; a section ends with its properties. */
class BodyReader {
  readonly texts: ObservedText[] = [];
  readonly pages: ObservedPage[] = [];
  readonly asides: ObservedText[] = [];
  /** Headers and footers. */
  readonly margins: XmlElement[] = [];
  private level = 0;

  constructor(
    private readonly defaults: Defaults,
    private readonly readPart: (relationId: string) => XmlElement,
  ) {}

  readBody(body: XmlElement): void {
    for (const child of body.children) {
      if (child.name === 'w:tbl') this.readTable(child);
      if (child.name === 'w:p') {
        this.readParagraph(child, { side: 'full', isInTable: false, width: null, level: null });
        const section = childOf(child, 'w:pPr', 'w:sectPr');
        if (section !== undefined) this.endSection(section);
      }
      if (child.name === 'w:sectPr') this.endSection(child);
    }
  }

  /** Tables without rules are columns of the letterhead or the signature. */
  private readTable(table: XmlElement): void {
    const isRuled = listElements(table, 'w:tcBorders').some((borders) => childOf(borders, 'w:top')?.attributes['w:val'] === 'single');
    for (const row of table.children.filter(({ name }) => name === 'w:tr')) {
      const first = this.level + 1;
      let last = first;
      row.children
        .filter(({ name }) => name === 'w:tc')
        .forEach((cell, column) => {
          this.level = first - 1;
          const width = Number(childOf(cell, 'w:tcPr', 'w:tcW')?.attributes['w:w'] ?? 0);
          for (const paragraph of cell.children.filter(({ name }) => name === 'w:p')) {
            this.readParagraph(paragraph, {
              side: isRuled ? 'full' : column === 0 ? 'left' : 'right',
              isInTable: isRuled,
              width,
              level: null,
            });
          }
          last = Math.max(last, this.level);
        });
      this.level = last;
    }
  }

  private readParagraph(paragraph: XmlElement, place: Place): void {
    const properties = childOf(paragraph, 'w:pPr');
    const border = childOf(properties, 'w:pBdr', 'w:bottom');
    if (border !== undefined) {
      this.addRule(properties, place);
      return;
    }
    if (listElements(paragraph, 'w:r').map(textOf).join('').trim() === '') return;
    this.level += 1;
    this.texts.push(...this.observe(paragraph, place));
  }

  /** Its lines, as they are broken in the file. */
  private observe(paragraph: XmlElement, { side, isInTable }: Pick<Place, 'side' | 'isInTable'>): ObservedText[] {
    const properties = childOf(paragraph, 'w:pPr');
    const runs = listElements(paragraph, 'w:r');
    const type = typeOf(childOf(runs[0], 'w:rPr'), this.defaults);
    const shared = { part: this.pages.length, page: null, side, level: this.level, isInTable, rule: null };
    const ruleAbove = childOf(properties, 'w:pBdr', 'w:top') === undefined ? null : lengthOf(properties, TEXT_WIDTH);
    return runs
      .map(textOf)
      .join('')
      .split('\n')
      .map((text) => ({ ...shared, text, ruleAbove, ...type, ...settingOf(properties, type.size) }));
  }

  /** A rule belongs to the text above it. Its own width is that of the column without its indents. */
  private addRule(properties: XmlElement | undefined, { width }: Place): void {
    const above = this.texts.at(-1);
    if (above !== undefined) this.texts[this.texts.length - 1] = { ...above, rule: lengthOf(properties, width ?? TEXT_WIDTH) };
  }

  private endSection(section: XmlElement): void {
    const size = childOf(section, 'w:pgSz')?.attributes ?? {};
    const margin = childOf(section, 'w:pgMar')?.attributes ?? {};
    const isFirstApart = childOf(section, 'w:titlePg') !== undefined;
    const headers = section.children.filter(({ name }) => name === 'w:headerReference');
    this.readMargins(section);
    const headerOf = (type: string): XmlElement | undefined => {
      const id = headers.find(({ attributes }) => attributes['w:type'] === type)?.attributes['r:id'];
      return id === undefined ? undefined : this.readPart(id);
    };
    const [numbered, first] = [numberIn(headerOf('default')), numberIn(headerOf('first'))];
    const start = childOf(section, 'w:pgNumType')?.attributes['w:start'];
    this.pages.push({
      part: this.pages.length,
      ...{ width: mm(size['w:w']), height: mm(size['w:h']) },
      ...{ top: mm(margin['w:top']), bottom: mm(margin['w:bottom']), left: mm(margin['w:left']), right: mm(margin['w:right']) },
      number: numbered === null || start !== '1' ? null : numbered,
      isFirst: true,
      hasFirstNumber: !isFirstApart || first !== null,
      lineCount: null,
    });
    this.level = 0;
  }

  private readMargins(section: XmlElement): void {
    for (const { name, attributes } of section.children) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue;
      const margin = this.readPart(attributes['r:id'] ?? '');
      this.margins.push(margin);
      const texts = listElements(margin, 'w:p').flatMap((paragraph) => this.observe(paragraph, { side: 'full', isInTable: false }));
      this.asides.push(...texts.filter(({ text }) => text.trim() !== ''));
    }
  }
}

/** A rule is as long as its column without its indents; points. */
function lengthOf(properties: XmlElement | undefined, width: number): number {
  const indent = childOf(properties, 'w:ind')?.attributes ?? {};
  return (width - Number(indent['w:left'] ?? 0) - Number(indent['w:right'] ?? 0)) / TWIPS_PER_POINT;
}

function mm(twips: string | undefined): number {
  return Number(twips ?? 0) / TWIPS_PER_MM;
}

/** Between margins of 30 and 15 mm. */
const TEXT_WIDTH = Math.round(165 * TWIPS_PER_MM);

function typeOf(run: XmlElement | undefined, { face, size }: Defaults): Pick<ObservedText, 'size' | 'isBold' | 'isItalic' | 'face'> {
  return {
    size: Number(childOf(run, 'w:sz')?.attributes['w:val'] ?? size * 2) / 2,
    isBold: isOn(childOf(run, 'w:b')),
    isItalic: isOn(childOf(run, 'w:i')),
    face: childOf(run, 'w:rFonts')?.attributes['w:ascii'] ?? face,
  };
}

/** A line of a pitch that has no rule is taken for one of so many points by LibreOffice. */
function pitchOf(spacing: Readonly<Record<string, string>>, size: number): number {
  const line = Number(spacing['w:line'] ?? SINGLE);
  const isMultiple = spacing['w:line'] === undefined || spacing['w:lineRule'] === 'auto';
  return isMultiple ? line / SINGLE : line / TWIPS_PER_POINT / (size * SINGLE_OF_SIZE);
}

function settingOf(properties: XmlElement | undefined, size: number): Pick<ObservedText, 'align' | 'indent' | 'gap' | 'pitch'> {
  const spacing = childOf(properties, 'w:spacing')?.attributes ?? {};
  const align = ALIGNS.find((each) => each === (childOf(properties, 'w:jc')?.attributes['w:val'] ?? 'left'));
  return {
    align: align ?? null,
    indent: Number(childOf(properties, 'w:ind')?.attributes['w:firstLine'] ?? 0) / TWIPS_PER_POINT,
    gap: (Number(spacing['w:before'] ?? 0) + Number(spacing['w:after'] ?? 0)) / TWIPS_PER_POINT,
    pitch: pitchOf(spacing, size),
  };
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['false', '0'].includes(element.attributes['w:val'] ?? 'true');
}

function textOf(run: XmlElement): string {
  return run.children.map(({ name, text }) => TEXT_OF[name]?.(text) ?? '').join('');
}

const TEXT_OF: Readonly<Record<string, (text: string) => string>> = {
  'w:t': (text) => text,
  'w:noBreakHyphen': () => '-',
  'w:br': () => '\n',
};

function numberIn(header: XmlElement | undefined): ObservedPage['number'] {
  const field = header === undefined ? undefined : listElements(header, 'w:instrText').find(({ text }) => text.includes('PAGE'));
  if (header === undefined || field === undefined) return null;
  const paragraph = listElements(header, 'w:p')[0];
  const size = Number(listElements(header, 'w:sz')[0]?.attributes['w:val'] ?? 0) / 2;
  return { text: field.text.trim(), size, isCentred: childOf(paragraph, 'w:pPr', 'w:jc')?.attributes['w:val'] === 'center' };
}
