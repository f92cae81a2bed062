import type { Namespaces } from '../office/read-xml.ts';

const open = 'urn:oasis:names:tc:opendocument:xmlns';

/** The namespaces of an OpenDocument text (ISO/IEC 26300, OASIS ODF 1.3) by their usual prefixes. */
export const textNamespaces: Namespaces = {
  [`${open}:office:1.0`]: 'office',
  [`${open}:text:1.0`]: 'text',
  [`${open}:style:1.0`]: 'style',
  [`${open}:table:1.0`]: 'table',
  [`${open}:drawing:1.0`]: 'draw',
  [`${open}:xsl-fo-compatible:1.0`]: 'fo',
  [`${open}:svg-compatible:1.0`]: 'svg',
  [`${open}:manifest:1.0`]: 'manifest',
  [`${open}:meta:1.0`]: 'meta',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
};
