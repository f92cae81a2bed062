// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import type { PlacedFinding } from '../../../renderer/editor/editor-state.ts';
import { createCheckQueue } from '../../../renderer/editor/plugins/proofreading/check-queue.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import type {
  ProofreadingPort,
  StoryAnswer,
  StoryRequest,
} from '../../../renderer/proofreading-worker/messages.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { buildDocument } from '../../support/build-document.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import {
  caretAt,
  findSlips,
  mountEditor,
  placeOf,
  press,
  selectText,
  type,
} from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const story = () =>
  buildDocument({
    headline: 'A town',
    body: ['One wozzrd and two.', 'Nothing here.', 'A thizzrd one.', 'The end.'],
  });

function mountRead(): Mounted {
  const mounted = mountEditor(story());
  mounted.proofread();
  return mounted;
}

const list = ({ editor }: Mounted): readonly PlacedFinding[] => editor.findings.get().list;
const texts = (mounted: Mounted): string[] => list(mounted).map(({ finding }) => finding.text);
const ids = (mounted: Mounted): string[] => list(mounted).map(({ id }) => id);
const drawn = ({ editor }: Mounted): string[] =>
  [...editor.view.dom.querySelectorAll('.finding')].map((element) => element.textContent);

/** From the beginning of the block of `first` to the beginning of the block of `next`. */
function selectBlocks({ view }: StoryEditor, first: string, next: string): void {
  const start = (text: string): number =>
    textBlocks(view.state.doc).find((block) => block.text.includes(text))?.start ?? 0;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, start(first), start(next))));
}

/** Copies the selection. @returns what the clipboard holds */
function copy({ view }: StoryEditor): string {
  return view.serializeForClipboard(view.state.selection.content()).dom.innerHTML;
}

function cut(editor: StoryEditor): string {
  const html = copy(editor);
  editor.view.dispatch(editor.view.state.tr.deleteSelection().setMeta('uiEvent', 'cut'));
  return html;
}

function paste({ view }: StoryEditor, html: string): void {
  view.pasteHTML(html, new Event('paste') as ClipboardEvent);
}

/** Drags the `from`th block of the body to its end, as one transaction. */
function dragToEnd({ view }: StoryEditor, from: number): void {
  const { doc, tr } = view.state;
  const body = doc.lastChild;
  if (!body) return;
  let at = doc.content.size - body.nodeSize + 1;
  for (let index = 0; index < from; index += 1) at += body.child(index).nodeSize;
  const block = body.child(from);
  tr.delete(at, at + block.nodeSize);
  view.dispatch(tr.insert(tr.doc.content.size - 1, block).setMeta('uiEvent', 'drop'));
}

/**
 * What is shown stays when the proofreader has read everything: the same findings, and the very
 * same objects but for those beside which other words stand now.
 */
function expectNoFlicker(mounted: Mounted): void {
  const before = list(mounted);
  expect(drawn(mounted)).toEqual(texts(mounted));
  mounted.proofread();
  expect(ids(mounted)).toEqual(before.map(({ id }) => id));
  list(mounted).forEach((placed, index) => {
    const old = before[index];
    if (placed.before === old?.before && placed.after === old.after) expect(placed).toBe(old);
  });
  expect(drawn(mounted)).toEqual(texts(mounted));
}

describe('findings are there at once, before the proofreader has read', () => {
  test('when a paragraph is dragged elsewhere: the same findings, at their new place', () => {
    const mounted = mountRead();
    const [word, third] = ids(mounted);
    dragToEnd(mounted.editor, 0);
    expect(ids(mounted)).toEqual([third, word]);
    expectNoFlicker(mounted);
  });

  test('when paragraphs are cut and pasted elsewhere', () => {
    const mounted = mountRead();
    const [word, third] = ids(mounted);
    selectBlocks(mounted.editor, 'One', 'Nothing');
    const html = cut(mounted.editor);
    expect(texts(mounted)).toEqual(['thizzrd']);
    mounted.proofread();
    caretAt(mounted.editor, 'The end');
    paste(mounted.editor, html);
    expect(ids(mounted)).toEqual([third, word]);
    expectNoFlicker(mounted);
  });

  test('when a paragraph is copied: its findings stand twice, each on its own', () => {
    const mounted = mountRead();
    selectBlocks(mounted.editor, 'One', 'Nothing');
    const html = copy(mounted.editor);
    selectBlocks(mounted.editor, 'One', 'Nothing');
    mounted.editor.view.dispatch(mounted.editor.view.state.tr.deleteSelection());
    paste(mounted.editor, html);
    caretAt(mounted.editor, 'The end');
    paste(mounted.editor, html);
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd', 'wozzrd']);
    expect(new Set(ids(mounted)).size).toBe(3);
    expectNoFlicker(mounted);
  });

  test('when a deletion is undone, and gone at once when it is done again', () => {
    const mounted = mountRead();
    const before = ids(mounted);
    selectBlocks(mounted.editor, 'One', 'A thizzrd');
    press(mounted.editor, 'Backspace');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['thizzrd']);
    press(mounted.editor, 'Mod-z');
    expect(ids(mounted)).toEqual(before);
    expectNoFlicker(mounted);
    mounted.editor.run('edit.redo');
    expect(texts(mounted)).toEqual(['thizzrd']);
    expectNoFlicker(mounted);
  });

  test('when a change inside the word, or a suggestion that was taken, is undone', () => {
    const mounted = mountRead();
    const before = ids(mounted);
    caretAt(mounted.editor, 'wozzrd', 3);
    type(mounted.editor, 'x');
    mounted.proofread();
    press(mounted.editor, 'Mod-z');
    expect(ids(mounted)).toEqual(before);
    expectNoFlicker(mounted);
    mounted.editor.takeSuggestion(before[1] ?? '');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['wozzrd']);
    press(mounted.editor, 'Mod-z');
    expect(ids(mounted)).toEqual(before);
    expectNoFlicker(mounted);
  });

  test('when paragraphs are parted, joined, put into a list and taken out again', () => {
    const mounted = mountRead();
    const before = ids(mounted);
    for (const act of [
      () => caretAt(mounted.editor, 'and two'),
      () => press(mounted.editor, 'Enter'),
      () => press(mounted.editor, 'Backspace'),
      () => mounted.editor.run('format.bulletList'),
      () => mounted.editor.run('format.lift'),
      () => press(mounted.editor, 'Mod-z'),
    ]) {
      act();
      expect(ids(mounted)).toEqual(before);
      expectNoFlicker(mounted);
    }
  });

  test('but never in a word that is being typed', () => {
    const mounted = mountRead();
    selectText(mounted.editor, 'rd and');
    type(mounted.editor, 'r');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['thizzrd']);
    type(mounted.editor, 'd');
    expect(texts(mounted)).toEqual(['thizzrd']);
    mounted.proofread();
    expect(texts(mounted)).toEqual(['thizzrd']);
    caretAt(mounted.editor, 'Nothing');
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
  });
});

describe('what is kept here stays kept', () => {
  function mountKept(): Mounted {
    const mounted = mountRead();
    mounted.editor.ignoreHere(ids(mounted)[0] ?? '');
    expect(texts(mounted)).toEqual(['thizzrd']);
    return mounted;
  }

  test.each<[string, (mounted: Mounted) => void]>([
    [
      'words are typed before and after it',
      ({ editor }) => {
        caretAt(editor, 'wozzrd', 0);
        type(editor, 'new ');
        caretAt(editor, 'wozzrd', 6);
        type(editor, ', old');
        caretAt(editor, 'Nothing');
      },
    ],
    ['its paragraph is dragged elsewhere', ({ editor }) => dragToEnd(editor, 0)],
    [
      'its paragraph is cut and pasted',
      ({ editor, proofread }) => {
        selectBlocks(editor, 'One', 'Nothing');
        const html = cut(editor);
        proofread();
        caretAt(editor, 'The end');
        paste(editor, html);
      },
    ],
    [
      'the words alone are cut and pasted',
      ({ editor, proofread }) => {
        selectText(editor, 'wozzrd');
        const html = cut(editor);
        proofread();
        caretAt(editor, 'end');
        paste(editor, html);
        type(editor, ' ');
      },
    ],
    [
      'it is deleted and the deletion undone',
      ({ editor, proofread }) => {
        selectBlocks(editor, 'One', 'A thizzrd');
        press(editor, 'Backspace');
        proofread();
        press(editor, 'Mod-z');
      },
    ],
    [
      'its paragraph is parted next to it',
      ({ editor }) => {
        caretAt(editor, ' and two');
        press(editor, 'Enter');
        caretAt(editor, 'wozzrd');
        press(editor, 'Enter');
      },
    ],
  ])('when %s', (_name, act) => {
    const mounted = mountKept();
    act(mounted);
    expect(texts(mounted)).toEqual(['thizzrd']);
    mounted.proofread();
    expect(texts(mounted)).toEqual(['thizzrd']);
  });

  test('until its words change; an undo keeps them again', () => {
    const mounted = mountKept();
    caretAt(mounted.editor, 'wozzrd', 2);
    type(mounted.editor, 'zz');
    caretAt(mounted.editor, 'Nothing');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['wozzzzrd', 'thizzrd']);
    press(mounted.editor, 'Mod-z');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['thizzrd']);
  });
});

/** A proofreader that answers block by block, in the order and at the time that a test wants. */
function createPiecemeal() {
  const posted: StoryRequest[] = [];
  const blocks: string[] = [];
  let answered: (answer: StoryAnswer) => void = () => undefined;
  const port: ProofreadingPort = {
    hear: (listener) => (answered = listener),
    post: (request) => {
      posted.push(request);
      if (request.kind !== 'check') return;
      blocks.splice(request.at, request.removed, ...request.blocks.map(({ text }) => text));
    },
    close: () => undefined,
  };
  const requests = () => posted.filter((one) => one.kind === 'check');
  const tell = (request: number, told: readonly number[], isDone: boolean): void => {
    const changed = told.map((block) => ({
      block,
      findings: findSlips(blocks[block] ?? '', block),
    }));
    answered({ kind: 'checked', request, changed, isDone });
  };
  const fail = (message: string) => answered({ kind: 'failed', message });
  return { port, posted, requests, tell, fail };
}

describe('a long story that is answered piece by piece', () => {
  const wordBlock = 4;
  const thirdBlock = 6;

  function mount() {
    const piecemeal = createPiecemeal();
    const mounted = mountEditor(story(), { startProofreader: () => piecemeal.port });
    mounted.clock.turn(0);
    return { mounted, ...piecemeal };
  }

  test('is sent as soon as it is shown, and shows each piece as it comes', () => {
    const { mounted, requests, tell } = mount();
    expect(requests()).toHaveLength(1);
    tell(1, [], false);
    expect(mounted.editor.findings.get().checking).toBe(true);
    tell(1, [thirdBlock], false);
    expect(texts(mounted)).toEqual(['thizzrd']);
    const [third] = ids(mounted);
    tell(1, [wordBlock], true);
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
    expect(ids(mounted)[1]).toBe(third);
    expect(mounted.editor.findings.get().checking).toBe(false);
  });

  test('takes an edit while it is read, and carries later pieces of the earlier text forward', () => {
    const { mounted, requests, tell } = mount();
    tell(1, [], false);
    caretAt(mounted.editor, 'Nothing', 7);
    type(mounted.editor, ' much');
    mounted.clock.turn(1000);
    expect(requests()).toHaveLength(2);
    tell(1, [thirdBlock], false);
    expect(texts(mounted)).toEqual(['thizzrd']);
    expect(mounted.editor.placeOfFinding(ids(mounted)[0] ?? '')?.from).toBe(
      placeOf(mounted.editor, 'thizzrd'),
    );
    tell(2, [5, wordBlock], false);
    // What the proofreader had to say of the text before that is out of date.
    tell(1, [thirdBlock], true);
    expect(mounted.editor.findings.get().checking).toBe(true);
    tell(2, [thirdBlock], true);
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
    expect(mounted.editor.findings.get().checking).toBe(false);
  });

  test('draws nothing anew for pieces without findings', () => {
    const { mounted, tell } = mount();
    const before = mounted.editor.view.state;
    tell(1, [0, 1, 2, 3, 5], false);
    expect(mounted.editor.view.state).toBe(before);
  });
});

function queueOver(paragraphs: number) {
  const piecemeal = createPiecemeal();
  const failures: string[] = [];
  const clock = createHandClock();
  const doc = buildDocument({
    body: Array.from({ length: paragraphs }, (_, at) => `Paragraph ${at}.`),
  });
  const blocks = textBlocks(doc);
  const queue = createCheckQueue({
    startPort: () => piecemeal.port,
    clock,
    language: 'en-GB',
    houseStyle: PLAIN_HOUSE_STYLE,
    document: () => doc,
    inView: () => ({ from: (blocks[20]?.start ?? 0) + 2, to: blocks[24]?.start ?? 0 }),
    checked: () => undefined,
    failed: (message) => failures.push(message),
    turned: () => undefined,
  });
  clock.turn(0);
  const views = () => piecemeal.posted.filter((one) => one.kind === 'in-view');
  return { queue, views, clock, failures, ...piecemeal };
}

describe('what is in view', () => {
  test('is told with a long story, and again on scrolling while work is left', () => {
    const { queue, views, tell } = queueOver(40);
    expect(views()).toEqual([{ kind: 'in-view', from: 20, to: 25 }]);
    tell(1, [], false);
    queue.scrolled();
    expect(views()).toHaveLength(2);
    tell(1, [], true);
    queue.scrolled();
    expect(views()).toHaveLength(2);
  });

  test('is not asked for where there is little to read', () => {
    expect(queueOver(10).views()).toEqual([]);
  });
});

test('a proofreader that breaks in the midst of a story each time is given up, answers or none', () => {
  const { clock, failures, requests, tell, fail } = queueOver(40);
  for (let time = 1; time <= 3; time += 1) {
    expect(requests()).toHaveLength(time);
    tell(time, [0, 1], false);
    fail('It broke.');
    clock.turn(1000);
  }
  expect(failures).toEqual(['It broke.']);
  expect(requests()).toHaveLength(3);
});
