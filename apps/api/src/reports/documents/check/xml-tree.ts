import sax from 'sax';

/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads a well-formed document as a tree; text is that directly in an element. @throws Error when it is not well-formed */
export function readXmlTree(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const reader = sax.parser(true);
  reader.onopentag = ({ name, attributes }): void => {
    // Without namespaces the attributes are plain texts.
    const element: XmlElement = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    path.at(-1)?.children.push(element);
    path.push(element);
  };
  reader.onclosetag = (): void => {
    path.pop();
  };
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- sax has no other way
  reader.ontext = (text): void => {
    const top = path.at(-1);
    if (top !== undefined) top.text += text;
  };
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- sax has no other way
  reader.onerror = (error): void => {
    throw error;
  };
  reader.write(xml).close();
  return root;
}

/** The first child of a name, then of that the first of the next name; undefined where there is none. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}

/** All elements of a name below an element, in the order of the document. */
export function listElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...listElements(child, name)]);
}
