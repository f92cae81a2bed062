import { zipSync } from 'fflate';

/** What a Word document of ours is made of; `body` is WordprocessingML. */
export interface DocxParts {
  readonly body: string;
  readonly footnotes?: readonly string[];
  readonly title?: string;
  readonly author?: string;
  /** What stands in `styles.xml`; as Word has it without, a first-level heading. */
  readonly styles?: string;
  /** What the document points to beside its styles and footnotes. */
  readonly relations?: readonly WordRelation[];
  /** Further parts, by their names. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** What a document points to: a part beside it, or an address. */
export interface WordRelation {
  readonly id: string;
  /** The last word of its type, such as `image`. */
  readonly type: string;
  readonly target: string;
  readonly isOutside?: boolean;
}

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A paragraph, with a style when it is named. */
export function wordParagraph(text: string, style = '', rest = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r>${rest}</w:p>`;
}

/** The place of a footnote in a paragraph. */
export function noteMark(number: number): string {
  return `<w:r><w:footnoteReference w:id="${number}"/></w:r>`;
}

/** Names of namespaces that bodies may use beside `w`. */
const others = [
  `xmlns:r="${kinds}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

/** A part of a Word document, such as its comments: `root` is the name of its first element. */
export function wordPart(root: string, content: string): string {
  return `${head}<${root} ${main} ${others}>${content}</${root}>`;
}

/** Writes a Word document (ISO 29500). */
export function docxOf({
  body,
  footnotes = [],
  title = '',
  author = '',
  styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
  relations = [],
  more = {},
}: DocxParts) {
  const notes = footnotes.map(
    (note, at) => `<w:footnote w:id="${at + 1}">${wordParagraph(note)}</w:footnote>`,
  );
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>
      <Override PartName="/word/footnotes.xml" ContentType="${wordType}.footnotes+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="${kinds}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="${kinds}/footnotes" Target="footnotes.xml"/>
      <Relationship Id="r2" Type="${kinds}/styles" Target="styles.xml"/>${relations.map(relation).join('')}</Relationships>`,
    'word/document.xml': wordPart('w:document', `<w:body>${body}</w:body>`),
    'word/footnotes.xml': `${head}<w:footnotes ${main}>${notes.join('')}</w:footnotes>`,
    'word/styles.xml': wordPart('w:styles', styles),
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator></cp:coreProperties>`,
    ...more,
  };
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? encoder.encode(part) : part,
      ]),
    ),
  );
}

function relation({ id, type, target, isOutside = false }: WordRelation): string {
  const mode = isOutside ? ' TargetMode="External"' : '';
  return `<Relationship Id="${id}" Type="${kinds}/${type}" Target="${target}"${mode}/>`;
}
