import type { HouseStyle } from '../../core/proofreading/house-style.ts';
import { changeOpened, useDesk } from '../desk/desk-state.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';

/** Takes a suggestion of a finding. */
export function takeSuggestion({ id }: PlacedFinding, index = 0): void {
  const { editor } = useDesk.getState();
  editor?.takeSuggestion(id, index);
  // The card goes with its finding, and would take the focus along.
  editor?.focus();
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
  const ignore = { rule: finding.rule, text: finding.text };
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
export async function stopIgnoring(ignore: {
  readonly rule: string;
  readonly text: string;
}): Promise<void> {
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

/** Teaches the desk a word or a name, for every story. */
export async function learn(kind: 'word' | 'name', text: string): Promise<void> {
  const answer = await request('lexicon.add', { kind, text });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  setLexicon(answer.value);
  useDesk.getState().editor?.focus();
  notify(`“${text}” is in the dictionary.`, {
    action: { label: 'Undo', run: () => void unlearn(kind, text) },
  });
}

async function unlearn(kind: 'word' | 'name', text: string): Promise<void> {
  const answer = await request('lexicon.remove', { kind, text });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  setLexicon(answer.value);
}

/** What the newsroom taught, as the proofreader wants it. */
export function houseStyleOf(lexicon: ReturnType<typeof useDesk.getState>['lexicon']): HouseStyle {
  const texts = (kind: 'word' | 'name') =>
    lexicon.filter((entry) => entry.kind === kind).map(({ text }) => text);
  return { words: texts('word'), names: texts('name'), rulesOff: [], rules: [] };
}

function setLexicon(lexicon: ReturnType<typeof useDesk.getState>['lexicon']): void {
  useDesk.setState({ lexicon });
  useDesk.getState().editor?.setHouseStyle(houseStyleOf(lexicon));
}

type Opened = NonNullable<ReturnType<typeof useDesk.getState>['opened']>;

function setIgnores(
  id: Opened['story']['id'],
  change: (ignores: Opened['ignores']) => Opened['ignores'],
): void {
  changeOpened(id, ({ ignores }) => ({ ignores: change(ignores) }));
  const { opened, editor } = useDesk.getState();
  if (opened?.story.id === id) editor?.setIgnores(opened.ignores);
}
