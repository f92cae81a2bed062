import { zipSync } from 'fflate';

/** What an OpenDocument text of ours is made of; all are XML of the format. */
export interface OdtParts {
  readonly body: string;
  /** Automatic styles of the text. */
  readonly automatic?: string;
  readonly styles?: string;
  /** Page headers and footers. */
  readonly master?: string;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

const open = 'urn:oasis:names:tc:opendocument:xmlns';
const names = [
  ...['office', 'text', 'style', 'table', 'meta'].map(
    (name) => `xmlns:${name}="${open}:${name}:1.0"`,
  ),
  `xmlns:draw="${open}:drawing:1.0"`,
  `xmlns:fo="${open}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${open}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
].join(' ');
const head = '<?xml version="1.0" encoding="UTF-8"?>';
const type = 'application/vnd.oasis.opendocument.text';

/** A paragraph, with a style when it is named. */
export function textParagraph(content: string, style = 'Standard'): string {
  return `<text:p text:style-name="${style}">${content}</text:p>`;
}

/** Writes an OpenDocument text (ODF 1.3) in a package. */
export function odtOf({
  body,
  automatic = '',
  styles = '',
  master = '',
  more = {},
}: OdtParts): Uint8Array<ArrayBuffer> {
  const parts: Record<string, string | Uint8Array> = {
    'content.xml': `${head}<office:document-content ${names}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `${head}<office:document-styles ${names}><office:styles>${styles}</office:styles><office:master-styles>${master}</office:master-styles></office:document-styles>`,
    'meta.xml': `${head}<office:document-meta ${names}><office:meta><dc:date>2026-05-04T10:00:00.5</dc:date></office:meta></office:document-meta>`,
    ...more,
  };
  const encoder = new TextEncoder();
  const packed = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part] as const,
  );
  return zipSync({
    mimetype: [encoder.encode(type), { level: 0 }],
    ...Object.fromEntries(packed),
  });
}

/** Writes the same as one flat file. */
export function flatOdtOf({ body, automatic = '', styles = '' }: OdtParts): Uint8Array {
  return new TextEncoder().encode(
    `${head}<office:document ${names} office:mimetype="${type}"><office:styles>${styles}</office:styles><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document>`,
  );
}
