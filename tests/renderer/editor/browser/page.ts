import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { createStoryEditor } from '../../../../renderer/editor/create-story-editor.ts';
import type { StepBatch } from '../../../../renderer/editor/editor-host.ts';
import type { StoryEditor } from '../../../../renderer/editor/story-editor.ts';
import { longParagraph, longStory } from './long-story.ts';

// The page under test. `?bare` mounts ProseMirror alone for comparison, `?words=N` a long story,
// `?slips=N` one long paragraph, `?suggesting` proposes what is typed.

interface Bench {
  view: EditorView;
  editor: StoryEditor | null;
  batches: StepBatch[];
  /** Milliseconds from the mounting to the first frame after it. */
  opened: number;
  /** Puts the caret into the middle of the story. */
  middle: () => void;
  /** Milliseconds from each key to the frame after it. */
  frames: number[];
  measure: () => void;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const asked = new URLSearchParams(location.search);
const place = document.getElementById('place') ?? document.body;
const story = asked.has('slips')
  ? longParagraph(Number(asked.get('slips')))
  : longStory(Number(asked.get('words') ?? '120'));
const batches: StepBatch[] = [];
let seq = 0;

function mountFull(doc: Node): StoryEditor {
  return createStoryEditor(place, {
    document: doc,
    seq,
    savedAt: Date.now(),
    selection: null,
    language: 'en-GB',
    ignores: [],
    houseStyle: { words: [], names: [], rulesOff: [], rules: [] },
    writtenAt: 0,
    platform: 'linux',
    host: {
      append: (batch) => {
        batches.push(batch);
        seq += 1;
        // About what a commit on a disk takes.
        return new Promise((done) => {
          setTimeout(() => done({ ok: true, value: { seq, savedAt: Date.now() } }), 4);
        });
      },
      keepSelection: () => undefined,
      addMedia: () =>
        Promise.resolve({ ok: false, error: { code: 'store', message: 'No store here.' } }),
      pickMedia: () => Promise.resolve({ ok: false, error: { code: 'cancelled', message: '' } }),
      readMedia: () => Promise.resolve(null),
      recordOf: () => null,
      claimMade: () => undefined,
      claimsMerged: () => undefined,
      factDismissed: () => undefined,
      storyPasted: () => undefined,
      editLink: () => undefined,
      editForeign: () => undefined,
      openLink: () => undefined,
      failed: (message) => console.warn(message),
    },
  });
}

function mountBare(doc: Node): EditorView {
  return new EditorView(place, {
    state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }),
    attributes: { style: 'font: 18px/1.62 var(--serif); white-space: pre-wrap; outline: none' },
  });
}

const started = performance.now();
const editor = asked.has('bare') ? null : mountFull(story);
const view = editor?.view ?? mountBare(story);
editor?.setClaims(
  new Map(
    editor.claims.get().list.map(({ id }, index) => [id, index % 2 ? 'confirmed' : 'unchecked']),
  ),
);
if (asked.has('suggesting')) editor?.setSuggesting(true);
const bench: Bench = {
  view,
  editor,
  batches,
  opened: 0,
  middle: () => {
    const half = Math.floor(view.state.doc.content.size / 2);
    const $half = view.state.doc.resolve(half);
    const end = $half.parent.isTextblock ? $half.end() : half;
    view.dispatch(
      view.state.tr.setSelection(Selection.near(view.state.doc.resolve(end))).scrollIntoView(),
    );
    view.focus();
  },
  frames: [],
  measure: () => {
    window.addEventListener(
      'keydown',
      (event) => {
        const from = event.timeStamp;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => bench.frames.push(performance.now() - from);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  },
};
window.bench = bench;
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    bench.opened = performance.now() - started;
    document.title = 'ready';
  }),
);
