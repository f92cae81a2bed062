import type { Node } from 'prosemirror-model';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { noPictureWords } from '../../../core/article/pictures/picture-words.ts';
import type { Saved } from '../../../core/contract/journal.ts';
import type { Medium } from '../../../core/contract/media.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import type { ClaimKind } from '../../../core/factcheck/claim.ts';
import type { Dismissal } from '../../../core/factcheck/dismissal.ts';
import type { Result } from '../../../core/base/result.ts';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE, type HouseStyle } from '../../../core/proofreading/house-style.ts';
import { createStoryEditor } from '../../../renderer/editor/create-story-editor.ts';
import type {
  EditorHost,
  StepBatch,
  StorySelection,
} from '../../../renderer/editor/editor-host.ts';
import type { StoryEditor, StoryEditorOptions } from '../../../renderer/editor/story-editor.ts';
import type {
  ProofreadingPort,
  StoryAnswer,
} from '../../../renderer/proofreading-worker/messages.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { createHeldFacts } from './held-facts.ts';

/** Finds what a test wants found: words with `zz` in them, the suggestion without. */
export function findSlips(text: string, block: number): Finding[] {
  return [...text.matchAll(/[\p{L}]*zz[\p{L}]*/gu)].map((match) => ({
    rule: 'nonword',
    kind: 'nonword',
    block,
    from: match.index,
    to: match.index + match[0].length,
    severity: 'error',
    text: match[0],
    message: `“${match[0]}” is no word.`,
    suggestions: [match[0].replace('zz', ''), match[0].replace('zz', 's')],
  }));
}

/** A proofreader in the test's own hands: it answers when told to. */
export function createHeldProofreader(find = findSlips) {
  const story: ProofText[] = [];
  const answers: StoryAnswer[] = [];
  const requests: { at: number; removed: number; texts: string[] }[] = [];
  const seen = { houseStyle: null as HouseStyle | null, isClosed: false };
  let answered: (answer: StoryAnswer) => void = () => undefined;
  const port: ProofreadingPort = {
    hear: (listener) => {
      answered = listener;
    },
    post: (request) => {
      if (request.kind === 'house-style') {
        seen.houseStyle = request.style;
        return;
      }
      if (request.kind === 'in-view') return;
      const { at, removed, blocks } = request;
      requests.push({ at, removed, texts: blocks.map(({ text }) => text) });
      story.splice(at, removed, ...blocks);
      const changed = blocks.map(({ text }, index) => ({
        block: at + index,
        findings: find(text, at + index),
      }));
      answers.push({ kind: 'checked', request: request.request, changed, isDone: true });
    },
    close: () => {
      seen.isClosed = true;
    },
  };
  return {
    port,
    story,
    requests,
    seen,
    fail: (message: string) => answered({ kind: 'failed', message }),
    /** Lets the next answer go; false when none is waiting. */
    answer: () => {
      const next = answers.shift();
      if (next) answered(next);
      return next !== undefined;
    },
  };
}

/** A host whose journal is in the test's hands. */
export function createHeldHost() {
  const batches: StepBatch[] = [];
  const pending: ((answer: Result<Saved, RequestFailure> | Error) => void)[] = [];
  const said: string[] = [];
  const selections: StorySelection[] = [];
  const claims: { id: string; text: string; kind: ClaimKind | null; splitFrom: string | null }[] =
    [];
  /** Records of claims that are marked no more, by what they said. */
  const known = new Map<string, ClaimId>();
  const merges: { id: string; merged: string }[] = [];
  const dismissed: Dismissal[] = [];
  const pasted: string[] = [];
  const links: string[] = [];
  const picture = {
    hash: 'a'.repeat(64),
    type: 'image/png',
    width: 40,
    height: 30,
    size: 9,
    words: noPictureWords,
  } as unknown as Medium;
  /** What the file of a stored picture holds. */
  const files = new Map<string, Uint8Array>();
  const seen = { linkAsked: 0, foreignAsked: 0, added: [] as number[], picks: 0 };
  let now = 1000;
  /** Batches of the journal. */
  let disk = 0;
  const host: EditorHost = {
    append: (batch) => {
      batches.push(batch);
      return new Promise((resolve, reject) => {
        pending.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      });
    },
    keepSelection: (selection) => selections.push(selection),
    addMedia: (bytes) => {
      seen.added.push(bytes.length);
      return Promise.resolve({ ok: true, value: picture });
    },
    pickMedia: () => {
      seen.picks += 1;
      return Promise.resolve({ ok: true, value: picture });
    },
    readMedia: (hash) => Promise.resolve(files.get(hash) ?? null),
    recordOf: (text) => known.get(text) ?? null,
    claimMade: (id, text, kind, splitFrom) => claims.push({ id, text, kind, splitFrom }),
    claimsMerged: (id, merged) => merges.push({ id, merged }),
    factDismissed: (dismissal) => dismissed.push(dismissal),
    storyPasted: (text) => pasted.push(text),
    editLink: () => (seen.linkAsked += 1),
    editForeign: () => (seen.foreignAsked += 1),
    openLink: (href) => links.push(href),
    failed: (message) => said.push(message),
  };
  const settle = async (answer: Parameters<(typeof pending)[number]>[0]) => {
    pending.shift()?.(answer);
    await rest();
  };
  return {
    host,
    batches,
    pending,
    said,
    selections,
    claims,
    known,
    merges,
    dismissed,
    pasted,
    links,
    seen,
    files,
    picture,
    /** Answers the oldest request: its steps are on disk, as one batch of the journal. */
    save: async () => {
      now += 1;
      disk += 1;
      await settle({ ok: true, value: { seq: disk, savedAt: now } });
    },
    answer: settle,
    refuse: (failure: RequestFailure) => settle({ ok: false, error: failure }),
    lose: () => settle(new Error('The way to the host is gone')),
  };
}

/** Lets all microtasks run. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** An editor on a page of jsdom, with all that a test may want to hold. */
export function mountEditor(
  document: Node,
  options: Partial<StoryEditorOptions> = {},
  find = findSlips,
) {
  layOutNothing();
  const clock = createHandClock();
  const proofreader = createHeldProofreader(find);
  const held = createHeldHost();
  const reader = createHeldFacts();
  const place = globalThis.document.createElement('div');
  globalThis.document.body.append(place);
  const editor = createStoryEditor(place, {
    document,
    seq: 0,
    savedAt: 500,
    selection: null,
    language: 'en-GB',
    ignores: [],
    houseStyle: PLAIN_HOUSE_STYLE,
    writtenAt: Date.UTC(2031, 4, 20),
    platform: 'linux',
    host: held.host,
    clock,
    startProofreader: () => proofreader.port,
    startFacts: reader.start,
    ...options,
  });
  /** Lets the proofreader read and answer until it has nothing left. */
  const proofread = (): void => {
    clock.turn(1000);
    while (proofreader.answer()) clock.turn(1000);
  };
  /** Lets what is to be checked be read until nothing is left. */
  const readFacts = (): void => {
    clock.turn(1000);
    while (reader.turn()) clock.turn(1000);
  };
  return { editor, clock, proofreader, proofread, reader, readFacts, ...held };
}

/** Puts the caret at the first place where `text` stands, `offset` letters in; or selects all of it. */
export function caretAt(editor: StoryEditor, text: string, offset = 0): void {
  const from = placeOf(editor, text) + offset;
  editor.view.dispatch(
    editor.view.state.tr.setSelection(TextSelection.create(editor.view.state.doc, from)),
  );
}

export function selectText(editor: StoryEditor, text: string): void {
  const from = placeOf(editor, text);
  const { doc, tr } = editor.view.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, from + text.length)));
}

export function selectNode(editor: StoryEditor, name: string): void {
  const { doc, tr } = editor.view.state;
  let at = -1;
  doc.descendants((node, pos) => {
    if (at < 0 && node.type.name === name) at = pos;
    return at < 0;
  });
  editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, at)));
}

/** Where `text` stands first, within one text block. */
export function placeOf({ view }: StoryEditor, text: string): number {
  let found = -1;
  view.state.doc.descendants((node, pos) => {
    if (found >= 0 || !node.isTextblock) return found < 0;
    const at = node.textBetween(0, node.content.size, undefined, '\n').indexOf(text);
    if (at >= 0) found = pos + 1 + at;
    return false;
  });
  if (found < 0) throw new Error(`“${text}” is not in the story`);
  return found;
}

/** Types letter by letter, the way a browser hands letters to ProseMirror. */
export function type({ view }: StoryEditor, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(letter, from, to);
    const isTaken = view.someProp('handleTextInput', (handle) =>
      handle(view, from, to, letter, insert),
    );
    if (!isTaken) view.dispatch(insert());
  }
}

/** Presses a key such as `Enter`, `Shift-F7`, `Mod-b`. @returns whether the editor took it. */
export function press({ view }: StoryEditor, keys: string): boolean {
  const parts = keys.split('-');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  const event = new KeyboardEvent('keydown', {
    key,
    keyCode: key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0,
    ctrlKey: has('Mod') || has('Ctrl'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
    bubbles: true,
    cancelable: true,
  });
  return view.someProp('handleKeyDown', (handle) => handle(view, event)) === true;
}

/** The story as text, a line a block, with the names of the blocks. */
export function outline({ view }: StoryEditor): string[] {
  const lines: string[] = [];
  view.state.doc.descendants((node, _pos, parent) => {
    if (!node.isTextblock) return true;
    const inside =
      parent && !['doc', 'body'].includes(parent.type.name) ? `${parent.type.name}/` : '';
    if (node.content.size > 0 || inside !== '')
      lines.push(
        `${inside}${node.type.name}: ${node.textBetween(0, node.content.size, undefined, '⏎')}`,
      );
    return false;
  });
  return lines;
}

/** jsdom lays nothing out; ProseMirror only wants numbers where it scrolls. */
function layOutNothing(): void {
  const none = () => ({
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    width: 0,
    height: 0,
    x: 0,
    y: 0,
    toJSON: () => '',
  });
  Range.prototype.getBoundingClientRect = none;
  Range.prototype.getClientRects = () => [none()] as unknown as DOMRectList;
  Element.prototype.getClientRects = () => [none()] as unknown as DOMRectList;
  document.elementFromPoint = () => null;
}
