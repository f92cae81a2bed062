import type { Node } from 'prosemirror-model';
import { keptText } from '../../core/article/schema/marks.ts';
import type { StoryIgnore } from '../../core/contract/stories.ts';
import type { Finding } from '../../core/proofreading/finding.ts';
import { isSafeToMend } from '../../core/proofreading/safe-rules.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import type { StoryEditor } from '../editor/story-editor.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { ignoresNow, takeDecisions, takeLexicon } from './house-style.ts';

/** The finding in hand, or the one that the caret touches. */
export function findingAtCaret(): PlacedFinding | null {
  const { editor } = useDesk.getState();
  if (!editor) return null;
  const { list, current } = editor.findings.get();
  const held = list.find(({ id }) => id === current);
  return held ?? editor.findingAt(editor.view.state.selection.head);
}

/** Takes a suggestion of a finding. */
export function takeSuggestion({ id }: PlacedFinding, index = 0): void {
  const { editor } = useDesk.getState();
  editor?.takeSuggestion(id, index);
  // The card goes with its finding, and would take the focus along.
  editor?.focus();
}

/** The findings of a story that say the same of the same words and offer this suggestion too. */
export function alikeIn(
  list: readonly PlacedFinding[],
  { finding }: PlacedFinding,
  suggestion = finding.suggestions[0],
): readonly PlacedFinding[] {
  if (suggestion === undefined) return [];
  return list.filter(
    (other) =>
      other.finding.text === finding.text &&
      other.finding.rule === finding.rule &&
      other.finding.suggestions.includes(suggestion),
  );
}

/** Takes a suggestion wherever the same words were found in the story; one undo step. */
export function takeEverywhere(placed: PlacedFinding, index = 0): void {
  const { editor } = useDesk.getState();
  const suggestion = placed.finding.suggestions[index];
  if (!editor || suggestion === undefined) return;
  const alike = alikeIn(editor.findings.get().list, placed, suggestion);
  takeMany(alike.map(({ id, finding }) => [id, finding.suggestions.indexOf(suggestion)]));
}

/** Mends all findings of a list for which there is one way only; one undo step. */
export function mendAll(list: readonly PlacedFinding[]): void {
  takeMany(list.filter(({ finding }) => isSafeToMend(finding)).map(({ id }) => [id, 0]));
}

function takeMany(picks: readonly (readonly [id: string, index: number])[]): void {
  const { editor } = useDesk.getState();
  const taken = editor?.takeMany(new Map(picks)) ?? 0;
  editor?.focus();
  if (!editor || taken === 0) return;
  const mended = editor.view.state.doc;
  notify(taken === 1 ? '1 place mended.' : `${taken.toLocaleString()} places mended.`, {
    action: { label: 'Undo', run: () => undoMending(editor, mended) },
  });
}

/** Only while nothing else was written: the last step would be another one then. */
function undoMending(editor: StoryEditor, mended: Node): void {
  if (useDesk.getState().editor !== editor) return;
  editor.focus();
  if (editor.view.state.doc === mended) editor.run('edit.undo');
  else notify('The text has changed since. Undo step by step until the places are as they were.');
}

/** Keeps the words in this one place. */
export function ignoreHere({ id }: PlacedFinding): void {
  const { editor } = useDesk.getState();
  editor?.ignoreHere(id);
  editor?.focus();
}

/** Keeps the words wherever they stand in this story. */
export async function ignoreInStory({ finding }: PlacedFinding): Promise<void> {
  const opened = useDesk.getState().opened;
  if (!opened) return;
  const { id } = opened.story;
  const ignore = ignoreOf(finding);
  const answer = await request('stories.addIgnore', { id, ...ignore });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  setIgnores(id, (ignores) => [...ignores, ignore]);
  useDesk.getState().editor?.focus();
  notify(`“${finding.text}” stays as it is in this story.`, {
    action: { label: 'Undo', run: () => void stopIgnoring(ignore) },
  });
}

/** Lets a rule speak again of words that were kept in this story. */
export async function stopIgnoring(ignore: StoryIgnore): Promise<void> {
  const opened = useDesk.getState().opened;
  if (!opened) return;
  const { id } = opened.story;
  const answer = await request('stories.removeIgnore', { id, ...ignore });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  setIgnores(id, (ignores) =>
    ignores.filter((one) => one.rule !== ignore.rule || one.text !== ignore.text),
  );
}

/** Keeps the words in every story. */
export async function ignoreAlways({ finding }: PlacedFinding): Promise<void> {
  const ignore = ignoreOf(finding);
  if (!takeDecisions(await request('houseStyle.addIgnore', ignore))) return;
  useDesk.getState().editor?.focus();
  notify(`“${finding.text}” stays as it is in every story. The settings list it.`, {
    action: { label: 'Undo', run: () => void stopIgnoringAlways(ignore) },
  });
}

/** Lets a rule speak again of words that were kept in every story. */
export async function stopIgnoringAlways({ rule, text }: StoryIgnore): Promise<boolean> {
  return takeDecisions(await request('houseStyle.removeIgnore', { rule, text }));
}

/** Teaches the desk a word or a name, for every story. */
export async function learn(kind: 'word' | 'name', text: string): Promise<void> {
  if (!takeLexicon(await request('lexicon.add', { kind, text }))) return;
  useDesk.getState().editor?.focus();
  const where = kind === 'word' ? 'in the dictionary' : 'among the names';
  notify(`“${text}” is ${where}.`, {
    action: { label: 'Undo', run: () => void unlearn(kind, text) },
  });
}

/** Takes a word or a name out of the lexicon. @returns whether it is out. */
export async function unlearn(kind: 'word' | 'name', text: string): Promise<boolean> {
  return takeLexicon(await request('lexicon.remove', { kind, text }));
}

function ignoreOf({ rule, text }: Finding): StoryIgnore {
  return { rule, text: keptText(text) };
}

type Opened = NonNullable<ReturnType<typeof useDesk.getState>['opened']>;

function setIgnores(
  id: Opened['story']['id'],
  change: (ignores: Opened['ignores']) => Opened['ignores'],
): void {
  changeOpened(id, ({ ignores }) => ({ ignores: change(ignores) }));
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id === id) editor?.setIgnores(ignoresNow());
}
