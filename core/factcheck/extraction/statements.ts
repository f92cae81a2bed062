import type { TextSpan } from '../../article/text-blocks.ts';
import type { Signal } from './signal.ts';

/**
 * The two statements that a semicolon parts, as UTF-16 offsets into the sentence; null when it is
 * one statement: there is no semicolon or more than one, it stands within quotation marks, or one
 * side has nothing to check or no verb of its own.
 */
export function statementsOf(text: string, signals: readonly Signal[]): readonly TextSpan[] | null {
  const at = text.indexOf(';');
  if (at < 0 || at !== text.lastIndexOf(';') || isQuoted(text, at)) return null;
  const start = at + 1 + (/^\s*/u.exec(text.slice(at + 1))?.[0].length ?? 0);
  const parts = [
    { from: 0, to: at },
    { from: start, to: text.length },
  ];
  const stand = parts.every(
    ({ from, to }) =>
      hasVerb.test(text.slice(from, to)) &&
      signals.some((one) => one.from >= from && one.to <= to && one.name !== 'a bare name'),
  );
  return stand ? parts : null;
}

const hasVerb =
  /\b(?:is|are|was|were|has|have|had|will|did|does|said|says|rose|fell|went|came|won|lost|held|made|left|took|cost|\p{L}{2,}ed)\b/iu;

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.split('“').length > before.split('”').length;
}
