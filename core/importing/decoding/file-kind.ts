// What a file is, by its first bytes, so that the editor reads “This is a PDF” and not “binary”.
// Signatures: each format's own specification, as gathered in the WHATWG MIME Sniffing standard.

/** What a document of Word or Office before 2007 is called. */
export const oldOffice = 'an old Word or Office document (DOC)';

interface Signature {
  readonly kind: string;
  /** Latin-1 text that stands at `at`. */
  readonly magic: string;
  readonly at?: number;
}

const signatures: readonly Signature[] = [
  { kind: 'a PDF', magic: '%PDF-' },
  { kind: 'an RTF document', magic: '{\\rtf' },
  { kind: oldOffice, magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'a JPEG picture', magic: '\xff\xd8\xff' },
  { kind: 'a PNG picture', magic: '\x89PNG\r\n\x1a\n' },
  { kind: 'a GIF picture', magic: 'GIF87a' },
  { kind: 'a GIF picture', magic: 'GIF89a' },
  { kind: 'a WebP picture', magic: 'WEBP', at: 8 },
  { kind: 'a TIFF picture', magic: 'II*\0' },
  { kind: 'a TIFF picture', magic: 'MM\0*' },
  { kind: 'a Photoshop picture', magic: '8BPS' },
  { kind: 'a HEIC picture', magic: 'ftyphei', at: 4 },
  { kind: 'an AVIF picture', magic: 'ftypavif', at: 4 },
  { kind: 'a video', magic: 'ftyp', at: 4 },
  { kind: 'a video', magic: '\x1aE\xdf\xa3' },
  { kind: 'a sound recording', magic: 'ID3' },
  { kind: 'a sound recording', magic: 'OggS' },
  { kind: 'a sound recording', magic: 'fLaC' },
  { kind: 'a sound recording', magic: 'WAVEfmt', at: 8 },
  { kind: 'a packed archive', magic: '\x1f\x8b' },
  { kind: 'a packed archive', magic: 'BZh' },
  { kind: 'a packed archive', magic: '7z\xbc\xaf\x27\x1c' },
  { kind: 'a packed archive', magic: 'Rar!\x1a\x07' },
  { kind: 'a packed archive', magic: '\xfd7zXZ\0' },
  { kind: 'a database', magic: 'SQLite format 3\0' },
  { kind: 'a program', magic: '\x7fELF' },
  { kind: 'a program', magic: '\xcf\xfa\xed\xfe' },
  { kind: 'a program', magic: 'MZ\x90\0' },
];

const packed: readonly [string, string][] = [
  ['galley.json', 'a Galley story file'],
  ['opendocument.text', 'an OpenDocument text (ODT)'],
  ['opendocument', 'an OpenDocument file'],
  ['epub+zip', 'an e-book (EPUB)'],
  ['word/', 'a Word document (DOCX)'],
  ['xl/', 'an Excel workbook (XLSX)'],
  ['ppt/', 'a PowerPoint deck (PPTX)'],
];

/** The kind of a file that is not plain text, as a noun phrase (“a PDF”), or null. */
export function foreignKind(bytes: Uint8Array): string | null {
  if (startsAt(bytes, 'PK\x03\x04', 0)) return packedKind(bytes);
  const found = signatures.find(({ magic, at }) => startsAt(bytes, magic, at ?? 0));
  return found?.kind ?? null;
}

/** Whether decoded text is the source of a web page rather than something to read. */
export function isWebPage(text: string): boolean {
  return /^\s{0,100}(?:<!--[^]{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html)[\s>]/i.test(
    text.slice(0, 4096),
  );
}

function packedKind(bytes: Uint8Array): string {
  // The names of the parts stand in the archive's local headers and in its directory at the end.
  const names = latin1(bytes.subarray(0, 8192)) + latin1(bytes.subarray(-8192));
  return packed.find(([part]) => names.includes(part))?.[1] ?? 'a ZIP archive';
}

function startsAt(bytes: Uint8Array, magic: string, at: number): boolean {
  if (bytes.length < at + magic.length) return false;
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
