import { wordDifference, type WordChange } from '../../core/article/word-difference.ts';
import { pageDifference } from '../../core/publishing/page-difference.ts';
import { readPage } from '../../core/publishing/page-reading.ts';
import type { HouseTemplate } from '../../core/publishing/template/house-template.ts';
import {
  drawForReaders,
  readyToDraw,
  type DrawnStory,
  type ReadersForm,
} from '../publishing/draw-story.ts';
import { filesBeside } from './verify-beside.ts';
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

/**
 * Says how a file differs from what readers were to get of its story.
 * @param template what the library puts around its pages
 * @param path the file's
 */
export async function differences(
  form: VerifiedForm,
  signed: SignedStory,
  template: HouseTemplate | null,
  path: string,
): Promise<Told> {
  if (!('page' in form)) return textDifferences(form, signed);
  const { page } = form;
  const drawn = await drawAs(form, signed, template);
  const old = readPage(new TextDecoder().decode(drawn.bytes));
  const found = pageDifference(old, page);
  const words = spellChanges(found.words, old.words);
  const rest = [
    ...found.metadata.map(
      ({ name, before, now }) => `${name}: [-${shorten(before)}-] {+${shorten(now)}+}`,
    ),
    ...found.pictures,
    ...(await filesBeside('', drawn.files, path)),
    ...spellChanges(found.links, old.links).map((change) => `Links: ${change}`),
  ];
  const around = spellChanges(found.around, old.around).map((change) => `Around it: ${change}`);
  return tell(words, rest, around);
}

/** The story drawn in the form that the file seems to have. */
async function drawAs(
  { kind, page }: Extract<VerifiedForm, { readonly page: unknown }>,
  { published }: SignedStory,
  template: HouseTemplate | null,
): Promise<DrawnStory> {
  const isBeside = page.pictures.some(({ src }) => !src.startsWith('data:'));
  const form: ReadersForm = {
    format: kind === 'fragment' ? 'fragment' : isBeside ? 'page-beside' : 'page',
    pictures: isBeside ? 'beside' : 'embedded',
    claimReview: [...page.metadata.keys()].some((name) => name.startsWith('ClaimReview.')),
    template,
  };
  const ready = await readyToDraw(published, form, null);
  return drawForReaders(ready.ok ? ready.value : published, form);
}

/** A text does not say whether the outcome of a fact-check was asked for: the nearer one was. */
function textDifferences(
  { kind, words }: Exclude<VerifiedForm, { readonly page: unknown }>,
  { published }: SignedStory,
): Told {
  const [first, ...others] = [false, true].map((claimReview) => {
    const form: ReadersForm = { format: kind, pictures: 'embedded', claimReview, template: null };
    const drawn = drawForReaders(published, form);
    const old = wordsOfText(new TextDecoder().decode(drawn.bytes));
    return spellChanges(wordDifference(old, words), old);
  });
  return tell(
    others.reduce((one, other) => (other.length < one.length ? other : one), first ?? []),
  );
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
