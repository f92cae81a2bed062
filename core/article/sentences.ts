import { isSentenceEnd, missedEnds } from './sentence-ends.ts';
import type { TextSpan } from './text-blocks.ts';

/**
 * The sentences of a block's text in order, as UTF-16 offsets, without the white space around
 * them. Found by Unicode Standard Annex 29, which knows no words, and then put right: no sentence
 * ends at an abbreviation, an initial, a number of a list, before a lower-case letter (`“Did we
 * win?” she asked`) or before who spoke (`“Stop!” Anna Reyes cried`).
 *
 * A hard break ends a sentence unless the line plainly goes on: it stops at a comma, a dash or a
 * word such as `of`, or the next line begins in lower case. A blank line always ends one. Takes
 * time linear in the text, sentences or none.
 * @param language BCP 47 tag; English abbreviations are known well, those of others a little
 */
export function sentencesIn(text: string, language: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let from = 0;
  for (const end of endsIn(text, language)) {
    const words = text.slice(from, end);
    const trimmed = words.trim();
    const start = from + words.length - words.trimStart().length;
    if (trimmed !== '') spans.push({ from: start, to: start + trimmed.length });
    from = end;
  }
  return spans;
}

function* endsIn(text: string, language: string): Generator<number> {
  let start = 0;
  for (const { index, segment } of segmenter(language).segment(text)) {
    const end = index + segment.length;
    for (const missed of missedEnds(segment)) {
      if (!isSentenceEnd(text, start, index + missed, language)) continue;
      yield index + missed;
      start = index + missed;
    }
    if (end < text.length && !isSentenceEnd(text, start, end, language)) continue;
    yield end;
    start = end;
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

// Making one takes longer than reading a paragraph with it.
function segmenter(language: string): Intl.Segmenter {
  const before = segmenters.get(language);
  if (before) return before;
  const made = new Intl.Segmenter(known(language), { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** The language for Unicode's rules; those for all languages where it is none that Unicode has. */
function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    // A tag of the right form is not always one: four letters name a script.
    return 'und';
  }
}
