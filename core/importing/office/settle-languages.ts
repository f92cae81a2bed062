import { shown } from '../building/shown-words.ts';
import { guessLanguage } from '../guess-language.ts';
import { isReally } from './foreign-words.ts';
import type { HeadDraft, Inline, PieceDraft, Runs, TextRun } from '../story-draft.ts';

/** The parts of a story whose runs still bear the languages that the document gives them. */
interface Draft {
  readonly head: HeadDraft;
  readonly body: readonly PieceDraft[];
}

/**
 * Finds the language that most of a document's words are said to be in, and leaves on runs only
 * languages of words that are another's: word processors give every word the language of the
 * keyboard that it was typed on.
 */
export function settleLanguages(draft: Draft): Draft & { readonly language: string | undefined } {
  const letters = new Map<string, number>();
  let sample = '';
  eachRun(draft, (run) => {
    const count = lettersIn(run.text);
    if (run.lang !== undefined && count > 0)
      letters.set(run.lang, (letters.get(run.lang) ?? 0) + count);
    if (sample.length < 40_000) sample += `${run.text} `;
  });
  const language = [...letters].sort(([, a], [, b]) => b - a)[0]?.[0];
  const own = guessLanguage(sample, language ?? 'en-GB') ?? language;
  const settle = (runs: Runs): Runs => settleRuns(runs, own);
  return {
    head: Object.fromEntries(
      (Object.entries(draft.head) as [string, Runs][]).map(([part, runs]) => [part, settle(runs)]),
    ),
    body: draft.body.map((piece) => mapRuns(piece, settle)),
    language,
  };
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** Judges the words of one language that stand together as one. */
function settleRuns(runs: Runs, own: string | undefined): Runs {
  if (runs.every((run) => languageOf(run) === undefined)) return runs;
  const settled: Inline[] = [];
  for (let at = 0; at < runs.length;) {
    const language = languageOf(runs[at]);
    let end = at + 1;
    while (end < runs.length && languageOf(runs[end]) === language) end += 1;
    const group = runs.slice(at, end);
    const text = group.map((run) => (run === 'line-break' ? '\n' : shown(run).text)).join('');
    const isForeign = language !== undefined && own !== undefined && isReally(language, text, own);
    for (const run of group) settled.push(isForeign || run === 'line-break' ? run : without(run));
    at = end;
  }
  return settled;
}

function languageOf(run: Inline | undefined): string | undefined {
  return run === undefined || run === 'line-break' ? undefined : shown(run).lang;
}

function without(run: TextRun): TextRun {
  const { gone } = run;
  if (gone?.kind === 'words') return { ...run, gone: { ...gone, run: without(gone.run) } };
  const plain: { -readonly [Key in keyof TextRun]: TextRun[Key] } = { ...run };
  delete plain.lang;
  return plain;
}

function eachRun({ head, body }: Draft, visit: (run: TextRun) => void): void {
  const all = (runs: Runs): Runs => {
    for (const run of runs) if (run !== 'line-break') visit(run);
    return runs;
  };
  for (const runs of Object.values(head) as Runs[]) all(runs);
  for (const piece of body) mapRuns(piece, all);
}

/** The piece with every line of words in it changed, in the document's order. */
export function mapRuns(piece: PieceDraft, change: (runs: Runs) => Runs): PieceDraft {
  const inner = (pieces: readonly PieceDraft[]) => pieces.map((one) => mapRuns(one, change));
  switch (piece.kind) {
    case 'figure':
      return { ...piece, caption: change(piece.caption), credit: change(piece.credit) };
    case 'table':
      return {
        ...piece,
        caption: change(piece.caption),
        rows: piece.rows.map((row) => row.map(inner)),
      };
    case 'list':
      return { ...piece, items: piece.items.map(inner) };
    case 'quote':
      return { ...piece, pieces: inner(piece.pieces) };
    case 'break':
      return piece;
    default:
      return { ...piece, runs: change(piece.runs) };
  }
}
