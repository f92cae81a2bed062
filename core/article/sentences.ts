import type { TextSpan } from './text-blocks.ts';

/**
 * The sentences of a block's text in order, as UTF-16 offsets, without the white space around
 * them (Unicode Standard Annex 29).
 * @param language BCP 47 tag
 */
export function sentencesIn(text: string, language: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { index, segment } of new Intl.Segmenter(language, {
    granularity: 'sentence',
  }).segment(text)) {
    const words = segment.trim();
    if (words === '') continue;
    const from = index + segment.length - segment.trimStart().length;
    spans.push({ from, to: from + words.length });
  }
  return spans;
}
