import { Fragment, Mark, type Node, type NodeType } from 'prosemirror-model';
import { isSafeLink } from '../../article/link.ts';
import { articleSchema } from '../../article/schema.ts';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import type { Runs, TextRun } from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import { placeNotes, type PlacedRun } from './note-places.ts';
import { spaceToNotes } from './spare-space.ts';
import { tidyRuns } from './runs.ts';

const { nodes, marks } = articleSchema;

/** The content of a text block of `type`: what the type does not allow stands without its dress. */
export function inlineOf(runs: Runs, type: NodeType, state: BuildState): Fragment {
  const tidy = tidyRuns(state.isExact ? runs : spaceToNotes(runs, state), state.isExact);
  state.leftOutControls ||= tidy.leftOutControls;
  const hasWords = tidy.runs.some(({ text }) => text.trim() !== '');
  const placed = placeNotes(tidy.runs, hasWords ? state.strayNotes : [], state.kindOf);
  // What was taken out of a block that has no word left is a block of its own.
  if (!hasWords) state.endsBlock(placed.stray);
  state.strayNotes = hasWords ? [...placed.stray] : state.strayNotes.concat(placed.stray);
  if (!hasWords) return Fragment.empty;
  const takesBreaks = type.contentMatch.matchType(nodes.hard_break) !== null;
  const content: Node[] = [];
  for (const run of placed.runs) addRun(content, run, marksOf(run, type, state), takesBreaks);
  return Fragment.fromArray(content);
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

function marksOf(run: PlacedRun, type: NodeType, state: BuildState): readonly Mark[] {
  const set: Mark[] = [];
  if (run.href !== undefined) set.push(...linkOf(run.href, type, state));
  if (run.em) set.push(marks.em.create());
  if (run.strong) set.push(marks.strong.create());
  if (run.lang !== undefined && isLanguageTag(run.lang))
    set.push(marks.foreign.create({ lang: run.lang }));
  for (const id of new Set(run.notes)) {
    if (!state.knownNotes.has(id)) continue;
    state.placedNotes.add(id);
    set.push(marks.note.create({ id }));
  }
  for (const { id, at } of run.places ?? []) {
    if (!state.knownNotes.has(id)) continue;
    state.placedNotes.add(id);
    set.push(marks.note.create({ id, at }));
  }
  return Mark.setFrom(set.filter((mark) => type.allowsMarkType(mark.type)));
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
