import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets `globalThis.pdfjsWorker`, so that pdf.js works in this worker and starts none of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { longestSourceText, type SourcePage } from '../../core/factcheck/source.ts';
import { isLegible } from './page-letters.ts';
import { pageText } from './pdf-lines.ts';
import type { PlacedWords } from './placed-words.ts';
import { unreadPages } from './unread-pages.ts';
import {
  cleanDetails,
  noWords,
  type FoundDetails,
  type Progress,
  type ReadWords,
} from './words.ts';

/** What a PDF is read with besides itself. */
export interface PdfHelp {
  /** One of pdf.js's tables of East Asian characters, by its file name. */
  readonly characterMap: (fileName: string) => Promise<Uint8Array>;
}

const mostPages = 20_000;
const patience = 25;

/**
 * Reads a PDF page by page. Nothing is drawn, no font is loaded, no script or form of it runs. Of
 * a broken one everything is read that can be.
 */
export async function readPdf(
  bytes: Uint8Array,
  help: PdfHelp,
  progress: Progress,
): Promise<ReadWords> {
  // pdf.js takes the bytes for itself, and they may be needed once more.
  const first = await attempt(bytes.slice(), help, progress);
  if (first !== 'broken') return first;
  const mended = withTrailer(bytes);
  const second = mended === null ? 'broken' : await attempt(mended, help, progress);
  if (second === 'broken') return noWords(damaged);
  return second.text === '' ? second : { ...second, failure: second.failure || cutShort };
}

async function attempt(
  data: Uint8Array,
  help: PdfHelp,
  progress: Progress,
): Promise<ReadWords | 'broken'> {
  const task = getDocument({
    data,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
    // pdf.js asks for what lies outside the file through an object of this class.
    BinaryDataFactory: class {
      fetch({ kind, filename }: { readonly kind: string; readonly filename: string }) {
        const isMap = kind === 'cMapUrl' && /^[\w-]{1,60}\.bcmap$/.test(filename);
        return isMap ? help.characterMap(filename) : Promise.reject(new Error(`No ${kind} here`));
      }
    },
  });
  try {
    return await readPages(await task.promise, progress);
  } catch (error) {
    return nameOf(error) === 'PasswordException' ? noWords(locked) : 'broken';
  } finally {
    await task.destroy();
  }
}

/**
 * A file that was cut short has lost the trailer that names its root, and pdf.js asks for one. The
 * root itself stands near the beginning more often than not; null when it cannot be found.
 */
function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const whole = new TextDecoder('latin1').decode(bytes);
  const root = rootObject.exec(whole);
  if (!root) return null;
  const trailer = `\nendobj\ntrailer\n<< /Root ${root[1]} ${root[2]} R >>\nstartxref\n0\n%%EOF\n`;
  const mended = new Uint8Array(bytes.length + trailer.length);
  mended.set(bytes);
  mended.set(new TextEncoder().encode(trailer), bytes.length);
  return mended;
}

const rootObject =
  /(?:^|\s)(\d{1,9}) (\d{1,5}) obj\s{0,9}<<(?:(?!endobj)[^]){0,2000}?\/Type\s{0,9}\/Catalog/;

async function readPages(pdf: PDFDocumentProxy, progress: Progress): Promise<ReadWords> {
  const labels = await pdf.getPageLabels().catch(() => null);
  const found = await factsOf(pdf);
  const pages: SourcePage[] = [];
  const count = Math.min(pdf.numPages, mostPages);
  const broken: number[] = [];
  const coded: number[] = [];
  let text = '';
  for (let number = 1; number <= count; number += 1) {
    const label = (labels?.[number - 1] ?? '').trim() || String(number);
    const said = await wordsOn(pdf, number);
    const words = said !== null && isLegible(said) ? said : '';
    if (said === null) broken.push(number);
    else if (words !== said) coded.push(number);
    // A file cut short may still say that it has a million pages.
    if (broken.length >= patience && broken.at(-patience) === number - patience + 1) break;
    if (text.length + words.length > longestSourceText)
      return { text, pages, failure: tooLong(number), found };
    if (text !== '' && words !== '') text += '\n\n';
    pages.push({ at: text.length, name: `p. ${label}`.slice(0, 40) });
    text += words;
    progress(number / count);
  }
  if (text !== '') return { text, pages, failure: unreadPages(broken, coded), found };
  if (coded.length > 0) return noWords(allCoded, found);
  return noWords(broken.length > 0 ? damaged : scanned, found);
}

async function wordsOn(pdf: PDFDocumentProxy, number: number): Promise<string | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pageText(items.flatMap((item) => ('str' in item ? [placed(item)] : [])));
  } catch {
    // One broken page must not take the others with it; the sentence at the end tells of it.
    return null;
  }
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

function placed({ str, transform, width, height, hasEOL }: Item): PlacedWords {
  const [, , , , left = 0, y = 0] = transform;
  return { text: str, left, right: left + width, y, size: height, endsLine: hasEOL };
}

async function factsOf(pdf: PDFDocumentProxy): Promise<FoundDetails> {
  try {
    const { info } = (await pdf.getMetadata()) as { info: Readonly<Record<string, unknown>> };
    const title = typeof info['Title'] === 'string' ? info['Title'].replace(madeBy, '') : '';
    return cleanDetails({ title: isFileName.test(title) ? '' : title, author: info['Author'] });
  } catch {
    // What a broken file says of itself is not missed.
    return {};
  }
}

const madeBy = /^Microsoft (?:Word|PowerPoint|Excel) - /;
const isFileName = /^(?:untitled|.*\.(?:docx?|pdf|indd|qxp|xlsx?|pptx?|odt|rtf|tex|dvi))$/i;

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

const locked =
  'This PDF is locked with a password. It is kept as it is; open it elsewhere, save it without the password and drop that in.';
const damaged =
  'This PDF is damaged, and no words could be read from it. It is kept as it is. Open it elsewhere, print it to a new PDF, and drop that in.';
const cutShort =
  'This PDF is cut short: its end is missing. The words that came before are here, and the file is kept as it is. Ask for it again.';
const scanned =
  'This PDF holds no words, only pictures of its pages, as scanned papers do. It is kept as it is. Quote from it by hand, or have its text recognised elsewhere and drop that in.';
const allCoded =
  'The words of this PDF cannot be made out: the tables that tell its letters are missing or damaged. It is kept as it is. Ask for it again, or have its text recognised elsewhere and drop that in.';

function tooLong(number: number): string {
  return `This PDF has more words than a source can keep; those from page ${number} on are left out. The file is kept whole.`;
}
