import type { Sentence, Signal } from './signal.ts';

// A sentence may hold only the beginning or the end of a longer quotation.
const quoted =
  /“[^“”]{2,}(?:”|$)|^[^“”]{2,}”|«[^«»]{2,}(?:»|$)|„[^„“”]{2,}(?:[“”]|$)|(?<![\p{L}\p{N}])‘[^‘]{2,}?(?:’(?![\p{L}\p{N}])|$)|(?<![\p{L}\p{N}])"[^"]{2,}(?:"|$)/gu;

/**
 * Words between quotation marks, in the marks of any language. One or two words alone may be a
 * title or a word held at arm’s length: they weigh less.
 */
export function quotedWordsIn({ text, role }: Sentence): readonly Signal[] {
  if (role === 'quote' || role === 'pull-quote') {
    return [signal('a quotation', 0.3, 0, text.length)];
  }
  return [...text.matchAll(quoted)].map((match) => {
    const words = match[0].split(/\s+/u).length;
    const [name, weight] = words > 2 ? (['a quotation', 0.3] as const) : shortQuote;
    return signal(name, weight, match.index, match.index + match[0].length);
  });
}

const shortQuote = ['a quoted word', 0.14] as const;

function signal(name: string, weight: number, from: number, to: number): Signal {
  return { kind: 'quotation', name, weight, from, to };
}
