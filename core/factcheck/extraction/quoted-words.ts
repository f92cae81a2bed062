import type { TextSpan } from '../../article/text-blocks.ts';
import { quotedSpans } from '../quotation-marks.ts';
import type { Sentence, Signal } from './signal.ts';

/** What of a text stands within quotation marks of any language, the marks with it. */
export function markedSpans(text: string): readonly TextSpan[] {
  return quotedSpans(text).map(({ from, to }) => ({
    from: from - 1,
    to: Math.min(to + 1, text.length),
  }));
}

/** The parts of spans that lie within another span, in offsets into that. */
export function clipped(spans: readonly TextSpan[], { from, to }: TextSpan): readonly TextSpan[] {
  return spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ from: Math.max(span.from, from) - from, to: Math.min(span.to, to) - from }));
}

/**
 * Words between quotation marks; a sentence may hold only a part of a longer quotation. One or two
 * words alone may be a title or a word held at arm’s length: they weigh less.
 */
export function quotedWordsIn({ text, role, quoted }: Sentence): readonly Signal[] {
  if (role === 'quote' || role === 'pull-quote') {
    return [signal('a quotation', 0.3, 0, text.length)];
  }
  return quoted.flatMap(({ from, to }) => {
    const said = text.slice(from, to);
    if (!/\p{L}/u.test(said)) return [];
    const [name, weight] =
      said.split(/\s+/u).length > 2 ? (['a quotation', 0.3] as const) : shortQuote;
    return [signal(name, weight, from, to)];
  });
}

const shortQuote = ['a quoted word', 0.14] as const;

function signal(name: string, weight: number, from: number, to: number): Signal {
  return { kind: 'quotation', name, weight, from, to };
}
