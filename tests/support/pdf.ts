import { deflateSync } from 'node:zlib';
import { latin1 } from './small-files.ts';

/** A line of a page: its words and where they stand, in points from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** What a PDF of ours is made of. */
export interface PdfParts {
  /** A page is its lines, or plain lines set below one another from the top. */
  readonly pages: readonly (readonly (PdfLine | string)[])[];
  readonly title?: string;
  readonly author?: string;
  /** Page labels of style `r` (i, ii) for so many pages, then 1, 2. */
  readonly romanPages?: number;
  readonly isPacked?: boolean;
  /** Written as it stands into the trailer. */
  readonly trailer?: string;
}

/** Writes a PDF (ISO 32000-1) with Helvetica as its only font: Latin-1 words alone. */
export function pdfOf(parts: PdfParts): Uint8Array<ArrayBuffer> {
  const { pages, title = '', author = '', romanPages = 0 } = parts;
  const kids = pages.map((_page, at) => `${4 + at * 2} 0 R`).join(' ');
  const labels =
    romanPages === 0 ? '' : `/PageLabels << /Nums [0 << /S /r >> ${romanPages} << /S /D >>] >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${labels} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + at * 2} 0 R
        /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(drawing(page), parts.isPacked ?? false),
    ]),
    `<< /Title (${escaped(title)}) /Author (${escaped(author)}) >>`,
  ];
  return latin1(written(objects, parts.trailer ?? ''));
}

function drawing(page: readonly (PdfLine | string)[]): string {
  const lines = page.map((line, at) =>
    typeof line === 'string' ? { text: line, y: 780 - at * 14 } : line,
  );
  const shown = lines.map(
    ({ text, x = 72, y, size = 11 }) => `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj`,
  );
  return `BT\n${shown.join('\n')}\nET`;
}

function stream(content: string, isPacked: boolean): string {
  if (!isPacked) return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const packed = deflateSync(latin1(content)).toString('latin1');
  return `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}

function written(objects: readonly string[], trailer: string): string {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const places: string[] = [];
  for (const [at, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const count = objects.length + 1;
  file += `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  return `${file}trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
}

/** A small PDF whose one page unpacks to `size` bytes. */
export function pdfBomb(size: number): Uint8Array<ArrayBuffer> {
  const packed = deflateSync(Buffer.alloc(size, '0 0 m ')).toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
    '<< >>',
  ];
  return latin1(written(objects, ''));
}

/** A PDF of one line in Japanese, its letters coded in Shift JIS and named by a table outside it. */
export function japanesePdf(shiftJis: string): Uint8Array<ArrayBuffer> {
  const hex = Array.from(shiftJis, (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0'));
  const content = `BT /F1 12 Tf 1 0 0 1 72 700 Tm <${hex.join('')}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    stream(content, false),
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /FontDescriptor 7 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>`,
    `<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 0 1000 1000]
      /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    '<< >>',
  ];
  return latin1(written(objects, ''));
}

/** A line under a font whose letters are numbers of its own. */
export interface CodedLine {
  readonly text: string;
  /** Whether the font tells what its numbers mean. */
  readonly isTold: boolean;
}

/**
 * A PDF as browsers print it: ASCII words under fonts that number the space 3 and the others after
 * it, in two bytes. A page is one line; the fonts stand behind the pages in the file.
 */
export function codedPdf(lines: readonly CodedLine[]): Uint8Array<ArrayBuffer> {
  const fonts = 3 + lines.length * 2;
  const kids = lines.map((_line, at) => `${3 + at * 2} 0 R`).join(' ');
  const font = (more: string) =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /Quay /Encoding /Identity-H
      /DescendantFonts [${fonts + 2} 0 R] ${more} >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
    ...lines.flatMap(({ text, isTold }, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + at * 2} 0 R
        /Resources << /Font << /F1 ${isTold ? fonts : fonts + 1} 0 R >> >> >>`,
      stream(`BT /F1 12 Tf 1 0 0 1 72 700 Tm <${glyphs(text)}> Tj ET`, false),
    ]),
    font(`/ToUnicode ${fonts + 4} 0 R`),
    font(''),
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Quay /FontDescriptor ${fonts + 3} 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>`,
    `<< /Type /FontDescriptor /FontName /Quay /Flags 4 /FontBBox [0 0 1000 1000]
      /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    stream(
      `/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def
      1 begincodespacerange <0000> <ffff> endcodespacerange
      1 beginbfrange <0003> <0061> <0020> endbfrange endcmap end`,
      false,
    ),
    '<< >>',
  ];
  return latin1(written(objects, ''));
}

function glyphs(text: string): string {
  return Array.from(text, (sign) => (sign.charCodeAt(0) - 29).toString(16).padStart(4, '0')).join(
    '',
  );
}
