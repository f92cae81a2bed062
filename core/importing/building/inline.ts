import { Fragment, Mark, type Node, type NodeType } from 'prosemirror-model';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { isChange } from '../../article/note.ts';
import { isSafeLink } from '../../article/link.ts';
import { articleSchema } from '../../article/schema.ts';
import { isPlaceOfChange, type Gone, type Runs, type TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import { deletionLeaf, type EndsOfGone } from './gone-leaf.ts';
import { placeNotes } from './note-places.ts';
import { tidyRuns } from './runs.ts';

const { nodes, marks } = articleSchema;

/** The content of a text block of `type`: what the type does not allow stands without its dress. */
export function inlineOf(runs: Runs, type: NodeType, state: BuildState): Fragment {
  const settled = settledRuns(runs, state);
  return contentOf(settled, settled.some(hasText), type, state, null);
}

/** The runs of a block with their space settled; of what is gone only what stands nowhere yet. */
export function settledRuns(runs: Runs, state: BuildState): readonly TextRun[] {
  const { isExact, isAfterSplit } = state;
  const tidy = tidyRuns(runs, isExact, isAfterSplit);
  state.isAfterSplit = false;
  state.leftOutControls ||= tidy.leftOutControls;
  return tidy.runs.filter(({ gone }) => {
    if (!gone) return true;
    const isNew = !state.placedGone.has(gone.mark) && state.knownNotes.has(gone.id);
    state.placedGone.add(gone.mark);
    return isNew;
  });
}

/** Whether a run has words that stay in the text. */
export function hasText({ text }: TextRun): boolean {
  return text.trim() !== '';
}

/**
 * The content that settled runs make.
 * @param hasWords whether they are of a block that stays, so that notes find a word in it
 * @param ends what the block is where it may be parted again, or null
 */
export function contentOf(
  settled: readonly TextRun[],
  hasWords: boolean,
  type: NodeType,
  state: BuildState,
  ends: EndsOfGone | null,
): Fragment {
  const placed = placeNotes(settled, hasWords ? state.strayNotes : []);
  state.strayNotes = hasWords ? [...placed.stray] : state.strayNotes.concat(placed.stray);
  const content: Node[] = [];
  for (let at = 0; at < placed.runs.length; at++) {
    const run = placed.runs[at];
    if (!run) continue;
    if (run.gone) {
      const group = goneFrom(placed.runs, at);
      const leaf = deletionLeaf(group, type, state, ends, wordsOf);
      if (leaf) content.push(leaf);
      at += group.length - 1;
    } else if (run.split === undefined) content.push(...wordsOf([run], type, state));
  }
  return Fragment.fromArray(content);
}

function goneFrom(runs: readonly TextRun[], from: number): Gone[] {
  const group: Gone[] = [];
  for (let at = from; at < runs.length; at++) {
    const gone = runs[at]?.gone;
    if (!gone || (group[0] && gone.id !== group[0].id)) break;
    group.push(gone);
  }
  return group;
}

/** The nodes that words make in a block of a type. */
export function wordsOf(runs: readonly TextRun[], type: NodeType, state: BuildState): Node[] {
  const takesBreaks = type.contentMatch.matchType(nodes.hard_break) !== null;
  const content: Node[] = [];
  for (const run of runs) addRun(content, run, marksOf(run, type, state), takesBreaks);
  return content;
}

/**
 * A link as a story may have it: as it is written, or as browsers would spell it out; null when it
 * is not safe.
 */
export function readLink(written: string): string | null {
  const href = written.trim();
  if (isSafeLink(href)) return href;
  const spelled = spellOut(href);
  return isSafeLink(spelled) ? spelled : null;
}

function spellOut(href: string): string | null {
  if (href.length > 4096 || !/^(?:https?:|mailto:)/i.test(href)) return null;
  try {
    return new URL(href).href;
  } catch {
    return null;
  }
}

function addRun(content: Node[], run: TextRun, set: readonly Mark[], takesBreaks: boolean): void {
  if (!takesBreaks || !run.text.includes('\n')) {
    const text = run.text.replaceAll('\n', ' ');
    if (text !== '') content.push(articleSchema.text(text, set));
    return;
  }
  run.text.split('\n').forEach((line, index) => {
    if (index > 0) content.push(nodes.hard_break.create(null, null, set));
    if (line !== '') content.push(articleSchema.text(line, set));
  });
}

function marksOf(run: TextRun, type: NodeType, state: BuildState): readonly Mark[] {
  const set: Mark[] = [];
  if (run.href !== undefined) set.push(...linkOf(run.href, type, state));
  if (run.em) set.push(marks.em.create());
  if (run.strong) set.push(marks.strong.create());
  if (run.lang !== undefined && isLanguageTag(run.lang))
    set.push(marks.foreign.create({ lang: run.lang }));
  const insertion = insertionIn(run, state);
  if (insertion !== null) set.push(marks.insertion.create({ id: insertion }));
  for (const id of new Set(run.notes)) {
    const kind = state.kindOf(id);
    if (kind === undefined) continue;
    state.placedNotes.add(id);
    if (!isChange(kind)) set.push(marks.note.create({ id }));
  }
  return Mark.setFrom(set.filter((mark) => type.allowsMarkType(mark.type)));
}

/** The proposal that put words in, the innermost of several; or null. */
export function insertionIn({ notes = [] }: TextRun, state: BuildState): string | null {
  const isInsertion = (id: string): boolean => {
    const kind = state.kindOf(id);
    return kind !== undefined && isChange(kind);
  };
  return notes.findLast(isInsertion) ?? null;
}

/** Whether a run is neither words nor the place of a change. */
export function isOnlyNote(run: TextRun): boolean {
  return run.text === '' && !isPlaceOfChange(run);
}

function linkOf(written: string, type: NodeType, state: BuildState): Mark[] {
  const href = readLink(written);
  const isAllowed = type.allowsMarkType(marks.link);
  if (href !== null && isAllowed) return [marks.link.create({ href })];
  // A place within the page leads nowhere any more, and nobody misses it.
  if (!written.trim().startsWith('#') && written.trim() !== '')
    (href === null ? state.unsafeLinks : state.misplacedLinks).push(written.trim().slice(0, 200));
  return [];
}
