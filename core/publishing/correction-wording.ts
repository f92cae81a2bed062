import { spellWords, type ChangedPlace, type ChangedRun } from './changed-runs.ts';

/** The longest stretch of words that a wording quotes. */
const longest = 40;
const around = 4;

/** What can be wrong on a page in words of the story itself. */
// prettier-ignore
const spoken = new Set([
  'Headline', 'Standfirst', 'Byline', 'Dateline', 'Paragraph', 'Heading', 'List item', 'Quotation',
  'Pull quote', 'Caption', 'Credit', 'Related story',
]);

/**
 * A first wording of a correction: what an earlier version said, and what stands there now. It says
 * no more than that, for it cannot know which of the two is right, or whether a change mends a
 * mistake at all. The first change that took words away is worded; the editor words the rest.
 * @param language BCP 47 tag of the story; empty comes back for any language but English.
 */
export function correctionWording(places: readonly ChangedPlace[], language: string): string {
  if (!/^en(-|$)/i.test(language)) return '';
  const place = places.find(
    ({ name, runs }) => spoken.has(name) && runs.some(({ kind }) => kind === 'removed'),
  );
  if (!place) return '';
  const [before, now] = (['removed', 'added'] as const).map((kind) => phraseOf(place.runs, kind));
  if (!before || spellWords(before).length > longest) return '';
  const what = place.name === 'Headline' ? 'An earlier headline' : 'An earlier version';
  const of = place.name === 'Headline' ? 'of this story' : `of this ${placeWord(place.name)}`;
  const isGone = place.runs.every(({ kind }) => kind !== 'same') && !now;
  if (isGone) return `${what} of this story said “${before}”. That has been taken out.`;
  return `${what} ${of} said “${before}”; it now says “${now ?? ''}”.`;
}

function placeWord(name: string): string {
  return name === 'Caption' ? 'caption' : 'story';
}

/** The words of one version from the first change to the last, with a few around them. */
function phraseOf(runs: readonly ChangedRun[], side: 'removed' | 'added'): string {
  const first = runs.findIndex(({ kind }) => kind !== 'same');
  const last = runs.findLastIndex(({ kind }) => kind !== 'same');
  const inside = runs
    .slice(first, last + 1)
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text);
  const before = spellWords(runs[first - 1]?.text ?? '').slice(-around);
  const after = spellWords(runs[last + 1]?.text ?? '').slice(0, around);
  const phrase = [...withinSentence(before), ...inside, ...untilEnd(after, inside)].join(' ');
  // The sentence that quotes it ends by itself; marks that lost their partner are left out.
  const bare = phrase.replace(/[.,;:]$/u, '');
  const isWhole = bare.split('“').length === bare.split('”').length;
  return isWhole ? bare.replace(/“/gu, '‘').replace(/”/gu, '’') : bare.replace(/[“”"]/gu, '');
}

const ending = /[.!?…]["”’»)]*$/u;

/** What belongs to the sentence of the words that follow. */
function withinSentence(words: readonly string[]): readonly string[] {
  return words.slice(words.findLastIndex((word) => ending.test(word)) + 1);
}

/** What belongs to the sentence of the words before. */
function untilEnd(words: readonly string[], inside: readonly string[]): readonly string[] {
  if (ending.test(inside.at(-1) ?? '')) return [];
  const end = words.findIndex((word) => ending.test(word));
  return end < 0 ? words : words.slice(0, end + 1);
}
