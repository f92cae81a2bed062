import type { Node } from 'prosemirror-model';
import type { ArrivingNote } from '../../article/note.ts';
import { eachProposed, sliceOf } from '../../article/proposals/chosen.ts';
import type { NoteId } from '../../base/id.ts';
import type { Inline, PieceDraft, StoryDraft } from '../story-draft.ts';
import { flatPieces } from './flat-pieces.ts';

/** Room for words in a note, UTF-16 units; more of them go into further notes. */
const mostWords = 19_000;

/**
 * Notes that hold what was taken out at places which the story has not, such as within a separator
 * that recognising cut away: one for each change of which not every letter stands in the story.
 * A safety net, so it counts what is there in place of trusting what was done.
 * @param unplaced the story before whole blocks that are gone found their places: those for which
 *   there is none stand in the text again, and are not lost
 */
export function notesOfLostWords(
  draft: Pick<StoryDraft, 'head' | 'body' | 'notes'>,
  { document, unplaced }: { readonly document: Node; readonly unplaced: Node },
  newId: () => string,
): ArrivingNote[] {
  const told = goneIn(draft);
  if (told.size === 0) return [];
  const kept = keptIn(document);
  const missing = [...told].map(([id, words]) => letters(words.join('')) - (kept.get(id) ?? 0));
  const lost = missing.reduce((sum, number) => sum + Math.max(0, number), 0);
  if (lost === 0 || lost <= letters(textOf(document)) - letters(textOf(unplaced))) return [];
  return (draft.notes ?? []).flatMap((note) => {
    const words = (told.get(note.id) ?? []).join('').replace(/\s+/gu, ' ').trim();
    if (letters(words) <= (kept.get(note.id) ?? 0)) return [];
    const parts = words.match(new RegExp(`.{1,${mostWords}}`, 'gsu')) ?? [];
    const { author, at } = note;
    return parts.map((part): ArrivingNote => {
      const text = `Taken out in the document at a place that the story has not: ${part}`;
      return { id: newId() as NoteId, kind: 'comment', author, at, text };
    });
  });
}

/** The words that each change of a draft takes out. */
function goneIn({ head, body }: Pick<StoryDraft, 'head' | 'body'>): ReadonlyMap<string, string[]> {
  const gone = new Map<string, string[]>();
  const add = (runs: readonly Inline[] = []): void => {
    for (const run of runs) {
      if (run === 'line-break' || !run.gone) continue;
      const words = gone.get(run.gone.id) ?? [];
      if (words.length === 0) gone.set(run.gone.id, words);
      words.push(run.gone.kind === 'words' ? run.gone.run.text : ' ');
    }
  };
  for (const runs of [head.headline, head.standfirst, head.byline, head.dateline]) add(runs);
  for (const piece of body) for (const runs of runsWithin(piece)) add(runs);
  return gone;
}

function runsWithin(piece: PieceDraft): (readonly Inline[])[] {
  return flatPieces(piece, false).flatMap((part) => {
    if (part.kind === 'paragraph') return [part.runs];
    return part.kind === 'figure' ? [part.caption, part.credit] : [];
  });
}

/** How many letters and figures each change of a story takes out. */
function keptIn(document: Node): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  const add = (leaf: Node): void => {
    if (leaf.type.name !== 'deletion') return;
    const id = String(leaf.attrs['id']);
    const { content } = sliceOf(leaf);
    const text = content.textBetween(0, content.size, ' ');
    kept.set(id, (kept.get(id) ?? 0) + letters(text));
  };
  eachProposed(document, add);
  return kept;
}

function textOf({ content }: Node): string {
  return content.textBetween(0, content.size, ' ');
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
