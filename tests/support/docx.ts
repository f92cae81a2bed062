import { zipSync } from 'fflate';

/** What a Word document of ours is made of; `body` is WordprocessingML. */
export interface DocxParts {
  readonly body: string;
  readonly footnotes?: readonly string[];
  readonly title?: string;
  readonly author?: string;
  /** Further parts, by their names. */
  readonly more?: Readonly<Record<string, string>>;
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

/** Writes a Word document (ISO 29500). */
export function docxOf({ body, footnotes = [], title = '', author = '', more = {} }: DocxParts) {
  const notes = footnotes.map(
    (note, at) => `<w:footnote w:id="${at + 1}">${wordParagraph(note)}</w:footnote>`,
  );
  const texts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>
      <Override PartName="/word/footnotes.xml" ContentType="${wordType}.footnotes+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="${kinds}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Type="${kinds}/footnotes" Target="footnotes.xml"/>
      <Relationship Id="r2" Type="${kinds}/styles" Target="styles.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${main}><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': `${head}<w:footnotes ${main}>${notes.join('')}</w:footnotes>`,
    'word/styles.xml': `${head}<w:styles ${main}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator></cp:coreProperties>`,
    ...more,
  };
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encoder.encode(text)])),
  );
}
