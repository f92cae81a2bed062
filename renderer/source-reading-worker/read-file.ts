import { assertNever } from '../../core/base/assert-never.ts';
import { longestSourceText, type SourceKind } from '../../core/factcheck/source.ts';
import type { PdfHelp } from './read-pdf.ts';
import { readPage } from './read-page.ts';
import { readText } from './read-text.ts';
import { readTranscript } from './read-transcript.ts';
import { noWords, type Progress, type ReadWords } from './words.ts';

/**
 * Reads the words of a source's file. Whatever the bytes are, words or a sentence come back.
 * @param kind as the vault told it; what was fetched for a link may be a page, a text or a PDF
 */
export async function readFile(
  kind: SourceKind,
  bytes: Uint8Array,
  help: PdfHelp,
  progress: Progress,
): Promise<ReadWords> {
  try {
    return bounded(await readAs(kind, bytes, help, progress));
  } catch (error) {
    // The reason is for those who look into the app.
    console.error(error);
    return noWords(unreadable);
  }
}

async function readAs(
  kind: SourceKind,
  bytes: Uint8Array,
  help: PdfHelp,
  progress: Progress,
): Promise<ReadWords> {
  switch (kind) {
    case 'pdf':
      // Each library is loaded only when a file asks for it.
      return (await import('./read-pdf.ts')).readPdf(bytes, help, progress);
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes);
    case 'page':
      return readPage(bytes);
    case 'transcript':
      return readTranscript(bytes);
    case 'text':
    case 'interview':
      return readText(bytes);
    case 'link':
      return readAs(fetchedKind(bytes), bytes, help, progress);
    case 'image':
      return noWords('');
    default:
      return assertNever(kind);
  }
}

function fetchedKind(bytes: Uint8Array): SourceKind {
  const start = String.fromCharCode(...bytes.subarray(0, 1024)).replaceAll('\0', '');
  if (start.includes('%PDF-')) return 'pdf';
  return /^[^<]{0,16}<[!?/a-z]/i.test(start.trimStart()) ? 'page' : 'text';
}

function bounded(words: ReadWords): ReadWords {
  const most = longestSourceText;
  if (words.text.length <= most) return words;
  const text = words.text.slice(0, most);
  return { ...words, text, pages: words.pages.filter(({ at }) => at <= most), failure: tooLong };
}

const tooLong =
  'This file has more words than a source can keep, so its end is left out. The file itself is kept whole.';
const unreadable =
  'No words could be read from this file. It is kept as it is. Open it elsewhere, save it as PDF or as text, and drop that in.';
