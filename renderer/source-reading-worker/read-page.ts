import { parse } from 'parse5';
import { decodePage } from '../../core/importing/html/decode-page.ts';
import { readWebArchive } from '../../core/importing/html/web-archive.ts';
import { pageFacts } from './page-facts.ts';
import { visibleWords } from './page-words.ts';
import { withPlainLines } from './read-text.ts';
import { noWords, type ReadWords } from './words.ts';

/**
 * Reads a saved web page, also in an archive of a single file: the words that its reader sees, and
 * what it says of itself.
 */
export function readPage(bytes: Uint8Array): ReadWords {
  const archive = readWebArchive(bytes);
  const source = decodePage(archive?.page ?? bytes, archive?.charset);
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

const noPage =
  'No words could be read from this page: its bytes are those of no encoding that Galley knows. It is kept as it is. Open it in a browser, save it again, and drop that in.';
const blank =
  'This page shows no words without running its scripts, which Galley does not. It is kept as it is. Open it in a browser, print it to a PDF, and drop that in.';
