import { parse } from 'parse5';
import { decodeBytes } from '../../core/importing/decoding/decode.ts';
import { pageFacts } from './page-facts.ts';
import { visibleWords } from './page-words.ts';
import { withPlainLines } from './read-text.ts';
import { pageOfArchive } from './web-archive.ts';
import { noWords, type ReadWords } from './words.ts';

/**
 * Reads a saved web page, also in an archive of a single file: the words that its reader sees, and
 * what it says of itself.
 */
export function readPage(bytes: Uint8Array): ReadWords {
  const source = decodePage(pageOfArchive(bytes) ?? bytes);
  if (source === null) return noWords(noPage);
  const root = parse(source, { scriptingEnabled: false });
  const text = withPlainLines(visibleWords(root));
  const found = pageFacts(root);
  return text.trim() === '' ? noWords(blank, found) : { text, pages: [], failure: '', found };
}

/** The words of a piece of markup of our own making. */
export function wordsOfMarkup(markup: string): string {
  return withPlainLines(visibleWords(parse(markup)));
}

const declared = /<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i;

// As browsers do it: a byte order mark first, then what the page declares, then its bytes.
function decodePage(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  const isMarked =
    (a === 0xef && b === 0xbb && c === 0xbf) ||
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff);
  const label = isMarked ? undefined : declared.exec(latin1(bytes.subarray(0, 4096)))?.[1];
  const decoder = label === undefined ? null : decoderFor(label);
  if (decoder) return decoder.decode(bytes);
  const decoded = decodeBytes(bytes);
  return decoded.ok ? decoded.value.text : null;
}

function decoderFor(label: string): TextDecoder | null {
  try {
    const decoder = new TextDecoder(label);
    // A page whose declaration could be read byte by byte is in no encoding of two bytes a sign.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder() : decoder;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

const noPage =
  'No words could be read from this page: its bytes are those of no encoding that Galley knows. It is kept as it is. Open it in a browser, save it again, and drop that in.';
const blank =
  'This page shows no words without running its scripts, which Galley does not. It is kept as it is. Open it in a browser, print it to a PDF, and drop that in.';
