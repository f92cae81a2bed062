import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { wordDifference, type WordChange } from '../../core/article/word-difference.ts';
import { pageDifference } from '../../core/publishing/page-difference.ts';
import { readPage } from '../../core/publishing/page-reading.ts';
import type { FileBeside } from '../../core/publishing/published-story.ts';
import { drawForReaders, type ReadersForm } from '../publishing/draw-story.ts';
import { wordsOfText, type VerifiedForm } from './verify-form.ts';
import type { SignedStory } from './verify-signed.ts';

/** What is said of a file that is not the one that was signed off. */
export interface Told {
  readonly summary: string;
  readonly lines: readonly string[];
}

const context = 4;
const mostShown = 50;
const longestFact = 80;

/** Says how a file differs from what readers were to get of its story. @param path the file's */
export async function differences(
  form: VerifiedForm,
  signed: SignedStory,
  path: string,
): Promise<Told> {
  if (!('page' in form)) {
    const drawn = drawForReaders(signed.published, plain(form.kind));
    const old = wordsOfText(new TextDecoder().decode(drawn.bytes));
    return tell(spellChanges(wordDifference(old, form.words), old));
  }
  const { page } = form;
  const isBeside = page.pictures.some(({ src }) => !src.startsWith('data:'));
  const claimReview = [...page.metadata.keys()].some((name) => name.startsWith('ClaimReview.'));
  const format = form.kind === 'fragment' ? 'fragment' : isBeside ? 'page-beside' : 'page';
  const pictures = isBeside ? 'beside' : 'embedded';
  const drawn = drawForReaders(signed.published, {
    format,
    pictures,
    claimReview,
    template: null,
  });
  const old = readPage(new TextDecoder().decode(drawn.bytes));
  const found = pageDifference(old, page);
  const words = spellChanges(found.words, old.words);
  const rest = [
    ...found.metadata.map(
      ({ name, before, now }) => `${name}: [-${shorten(before)}-] {+${shorten(now)}+}`,
    ),
    ...found.pictures,
    ...(await filesBeside(drawn.files, path)),
    ...spellChanges(found.links, old.links).map((change) => `Links: ${change}`),
  ];
  const around = spellChanges(found.around, old.around).map((change) => `Around it: ${change}`);
  return tell(words, rest, around);
}

function plain(format: 'markdown' | 'text'): ReadersForm {
  return { format, pictures: 'embedded', claimReview: false, template: null };
}

function tell(
  words: readonly string[],
  rest: readonly string[] = [],
  around: readonly string[] = [],
): Told {
  const places = words.length === 1 ? 'one place' : `${words.length} places`;
  const lines = [...words, ...rest, ...around];
  if (words.length > 0)
    return {
      summary: `Its words differ in ${places}; [-of the story-] {+of the page+}:`,
      lines: lines.slice(0, mostShown),
    };
  if (rest.length > 0)
    return {
      summary: 'The words are the same; what differs, [-of the story-] {+of the page+}:',
      lines: lines.slice(0, mostShown),
    };
  return {
    summary:
      'Words, pictures and facts for machines are the same, but its markup, its style or the house’s template differ.',
    lines: around.slice(0, mostShown),
  };
}

/** What became of the picture files that belong beside the page; copies are made anew with it. */
async function filesBeside(files: readonly FileBeside[], path: string): Promise<string[]> {
  const told: string[] = [];
  for (const { name, bytes } of files) {
    const file = join(dirname(path), ...name.split('/'));
    const there = await readFile(file).catch(() => null);
    if (there === null) told.push(`${name} is not beside it.`);
    else if (hashOf(there) !== hashOf(bytes)) told.push(`${name} holds another picture.`);
  }
  return told;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Changes among the words around them, in the notation of wdiff. */
function spellChanges(changes: readonly WordChange[], words: readonly string[]): string[] {
  return changes.map(({ at, removed, added }) => {
    const before = words.slice(Math.max(0, at - context), at);
    const after = words.slice(at + removed.length, at + removed.length + context);
    const change = [
      ...(removed.length ? [`[-${removed.join(' ')}-]`] : []),
      ...(added.length ? [`{+${added.join(' ')}+}`] : []),
    ];
    return [...before, ...change, ...after].join(' ');
  });
}

function shorten(fact: string): string {
  return fact.length <= longestFact ? fact : `${fact.slice(0, longestFact - 1)}…`;
}
