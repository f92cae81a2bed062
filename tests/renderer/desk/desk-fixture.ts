import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { packOutput, unpackInput } from '../../../core/contract/as-text.ts';
import type { ChannelName } from '../../../core/contract/contract.ts';
import type { OpenStory } from '../../../core/contract/stories.ts';
import type { StoryId } from '../../../core/base/id.ts';
import { emptyDocument, storeDocument } from '../../../core/article/document.ts';
import { blankDetails } from '../../../core/article/story.ts';
import type { FindingsState } from '../../../renderer/editor/editor-state.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { createWatched } from '../../../renderer/editor/watched.ts';
import { openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { useNotices } from '../../../renderer/ui/notices.ts';

/** A story as the store would open it. */
export function openStoryOf(id: string): OpenStory {
  const story = {
    ...blankDetails,
    id: id as StoryId,
    status: 'draft',
    headline: id,
    createdAt: 1,
    updatedAt: 1,
  } as const;
  const document = storeDocument(emptyDocument());
  return {
    story,
    document,
    seq: 0,
    selection: null,
    claims: [],
    sources: [],
    dismissals: [],
    quoteTies: [],
    tags: [],
    notes: [],
    corrections: [],
    ignores: [],
    exportedAt: null,
    savedAt: 1,
  };
}

type Answer = (input: never) => unknown;

/** The door to a host that answers as a test says; what was asked is kept. */
export function answerRequests(answers: Readonly<Record<string, Answer>>) {
  const asked: { readonly channel: string; readonly input: unknown }[] = [];
  const page = { rows: [], total: 0, byStatus: { draft: 0, editing: 0, checking: 0, ready: 0 } };
  const usual: Readonly<Record<string, Answer>> = {
    'stories.open': ({ id }: { id: string }) => openStoryOf(id),
    'stories.list': () => page,
    'stories.create': () => ({ id: 'new' }),
    'passphrase.state': () => ({ isOn: false }),
  };
  const request = async (channel: ChannelName, given: unknown) => {
    const input = unpackInput(channel, given);
    asked.push({ channel, input });
    const value = await (answers[channel] ?? usual[channel] ?? (() => null))(input as never);
    return { ok: true, value: packOutput(channel, value) };
  };
  Object.assign(window, { galley: { request, listen: () => () => undefined, platform: 'linux' } });
  return {
    asked,
    askedOf: (channel: string) =>
      asked.filter((one) => one.channel === channel).map(({ input }) => input),
  };
}

/** Puts a story onto the desk with an editor whose words are on disk when `flush` says so. */
export function layOnDesk(
  id: string,
  flush: () => Promise<boolean> = () => Promise.resolve(true),
): void {
  const loaded = openStoryOf(id);
  const findings = createWatched<FindingsState>({
    list: [],
    current: null,
    inHand: false,
    stepped: 0,
    checking: true,
    failure: null,
  });
  const nothing = () => undefined;
  const state = EditorState.create({ doc: emptyDocument() });
  const fake: Partial<StoryEditor> = {
    flush,
    findings,
    view: Object.create(EditorView.prototype, { state: { value: state } }) as EditorView,
    abandon: nothing,
    focus: nothing,
    setLanguage: nothing,
  };
  const editor = fake as StoryEditor;
  useDesk.setState({
    opened: openedOf(loaded),
    editor,
    binned: null,
    trouble: null,
  });
  useNotices.setState({ notices: [] });
}

/** The id of the story on the desk. */
export const onDesk = (): string | null => useDesk.getState().opened?.story.id ?? null;

/** What the desk says to the editor, oldest first. */
export const said = () => useNotices.getState().notices;
