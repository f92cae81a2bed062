import type { TextSpan } from '../../article/text-blocks.ts';
import { eventsIn } from './event.ts';
import type { Sentence, Signal } from './signal.ts';

/**
 * The two statements that a semicolon parts, as UTF-16 offsets into the sentence; null when it is
 * one statement: there is no semicolon or more than one, it stands within quotation marks, or one
 * side has nothing to check or no verb of its own.
 */
export function statementsOf(
  sentence: Sentence,
  signals: readonly Signal[],
): readonly TextSpan[] | null {
  const { text } = sentence;
  const at = text.indexOf(';');
  if (at < 0 || at !== text.lastIndexOf(';') || isQuoted(sentence, at)) return null;
  const rest = text.slice(at + 1);
  const start = text.length - rest.trimStart().length;
  const parts = [
    { from: 0, to: at },
    { from: start, to: text.length },
  ];
  const stand = parts.every(
    ({ from, to }) =>
      signals.some((one) => one.from >= from && one.to <= to && one.name !== 'a bare name') &&
      eventsIn({ ...sentence, text: text.slice(from, to) }).length > 0,
  );
  return stand ? parts : null;
}

function isQuoted({ quoted }: Sentence, at: number): boolean {
  return quoted.some(({ from, to }) => from <= at && at < to);
}
