// @vitest-environment jsdom
import fc from 'fast-check';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../../core/article/schema.ts';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import type { ClaimId } from '../../../core/base/id.ts';
import { claimAnchors, claimPieces } from '../../../core/factcheck/anchor.ts';
import { claimStatus, type ClaimStatus } from '../../../core/factcheck/claim.ts';
import type { EditorCommand } from '../../../renderer/editor/story-editor.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { createClaimModel, type ClaimModel, type Taken } from './claim-model.ts';
import { mountEditor, press, type } from './mount-editor.ts';

/** More runs for a long look: `CLAIM_RUNS=5000 npx vitest run tests/renderer/editor/claims-hold.test.ts` */
const runs = Number(process.env['CLAIM_RUNS'] ?? 150);

const { nodes } = articleSchema;
const paragraph = (...words: (string | readonly [string, ClaimId])[]): Node =>
  nodes.paragraph.create(
    null,
    words.map((piece) =>
      typeof piece === 'string'
        ? articleSchema.text(piece)
        : articleSchema.text(piece[0], [articleSchema.mark('claim', { id: piece[1] })]),
    ),
  );

const ids = ['vote', 'ferry', 'spread', 'quay'] as ClaimId[];
const [vote, ferry, spread, quay] = ids as [ClaimId, ClaimId, ClaimId, ClaimId];

/** Four settled claims: within a sentence, a whole one, one over two paragraphs, one in a quote. */
const story = buildDocument({
  headline: 'A pier for Sund',
  body: [
    paragraph('The board met. ', ['It voted nine to two', vote], ' on Monday. Nobody spoke.'),
    paragraph(['The ferry carried 81 people.', ferry], ' It was late, ', ['said the mate', spread]),
    paragraph(['who saw 7 boats', spread], ' from the shore.'),
    figure('The old quay', 'Photo by Ada Brook'),
    nodes.blockquote.create(
      null,
      paragraph('We built ', ['the quay in 4 days', quay], ', he said.'),
    ),
    paragraph('Mr Brannock left at six.'),
  ],
});

const commands: readonly EditorCommand[] = [
  'format.strong',
  'format.em',
  'format.heading2',
  'format.quote',
  'format.pullQuote',
  'format.bulletList',
  'format.orderedList',
  'format.paragraph',
  'format.nest',
  'format.lift',
];

/** Half of all places are in or near a claim. */
const place = fc.record({
  claim: fc.option(fc.constantFrom(...ids)),
  near: fc.integer({ min: -4, max: 30 }),
  at: fc.nat(400),
  length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(60)),
});
const words = fc.constantFrom('x', ' ', ' not', '7', 'never ', '. ', 'two');

const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('type' as const), place, words }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('delete' as const), place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('key' as const),
      place,
      key: fc.constantFrom('Enter', 'Shift-Enter', 'Backspace', 'Delete'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('history' as const),
      command: fc.constantFrom('edit.undo' as const, 'edit.undo' as const, 'edit.redo' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      place,
      command: fc.constantFrom(...commands),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cut' as const), place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('paste' as const), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pasteText' as const), place, words }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), at: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('replaceAll' as const),
      find: fc.constantFrom('two', 'the', 'o', ' ', '7', 'voted nine'),
      by: fc.constantFrom('ten', 'The', '', 'o', 'two'),
    }),
  },
);

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
type Place = typeof place extends fc.Arbitrary<infer One> ? One : never;

/** What a claim reads as; the editor’s own unless a test puts an older rule in its place. */
type Reading = (doc: Node, id: ClaimId) => string | null;
const readAnchor: Reading = (doc, id) => claimAnchors(doc).get(id)?.text ?? null;

/** The story in an editor, with what follows its claims’ letters. */
function open(reading: Reading) {
  const mounted = mountEditor(story);
  const { view } = mounted.editor;
  mounted.editor.setClaims(new Map(ids.map((id) => [id, 'confirmed'])));
  const checked = new Map(ids.map((id) => [id, claimAnchors(story).get(id)?.text ?? '']));
  const models = new Map<ClaimId, ClaimModel>();
  for (const [id, { from, to }] of claimAnchors(story))
    models.set(id, createClaimModel(story, from, to));
  const own = view.props.dispatchTransaction;
  let isHistory = false;
  view.setProps({
    dispatchTransaction: function (tr) {
      own?.call(view, tr);
      if (!tr.docChanged) return;
      for (const model of models.values())
        if (isHistory) model.wentBack(tr.doc);
        else model.follow(tr);
    },
  });
  const status = (id: ClaimId): ClaimStatus =>
    claimStatus({ verdict: 'confirmed', text: checked.get(id) ?? '' }, reading(view.state.doc, id));
  let clipboard: { html: string; isCut: boolean; taken: Map<ClaimId, readonly Taken[]> } | null =
    null;

  function select({ claim, near, at, length }: Place): void {
    const { doc, tr } = view.state;
    const anchor = claim === null ? undefined : claimAnchors(doc).get(claim);
    const most = doc.content.size;
    const clamp = (pos: number): number => Math.min(Math.max(pos, 0), most);
    const from = clamp(anchor ? anchor.from + near : at);
    const selection = TextSelection.between(doc.resolve(from), doc.resolve(clamp(from + length)));
    view.dispatch(tr.setSelection(selection));
  }

  function take(kind: 'copy' | 'cut'): void {
    const { from, to, empty } = view.state.selection;
    if (empty) return;
    const taken = new Map([...models].map(([id, model]) => [id, model.taken(from, to)]));
    const event = new Event(kind, { bubbles: true, cancelable: true });
    let html = '';
    const clipboardData = {
      clearData: () => undefined,
      setData: (name: string, value: string) => {
        if (name === 'text/html') html = value;
      },
    };
    view.dom.dispatchEvent(Object.assign(event, { clipboardData }));
    clipboard = { html, isCut: kind === 'cut', taken };
  }

  function paste(): void {
    if (!clipboard) return;
    const before = view.state.doc;
    view.pasteHTML(clipboard.html, new Event('paste') as ClipboardEvent);
    if (view.state.doc === before) return;
    for (const [id, taken] of clipboard.taken) models.get(id)?.putBack(taken, clipboard.isCut);
  }

  /** Drags a block of the body to its end, as one transaction. */
  function move(at: number): void {
    const { doc, tr } = view.state;
    const body = doc.lastChild;
    if (!body || body.childCount < 2) return;
    const index = at % body.childCount;
    const block = body.child(index);
    let from = doc.content.size - body.nodeSize + 1;
    for (let before = 0; before < index; before += 1) from += body.child(before).nodeSize;
    const to = from + block.nodeSize;
    const taken = new Map([...models].map(([id, model]) => [id, model.taken(from, to)]));
    tr.delete(from, to);
    const end = tr.doc.content.size - 1;
    view.dispatch(tr.insert(end, block));
    for (const [id, model] of models) model.putBack(taken.get(id) ?? [], true);
  }

  function carryOut(one: Act): void {
    if ('place' in one) select(one.place);
    switch (one.kind) {
      case 'type':
        return type(mounted.editor, one.words);
      case 'delete':
        return view.dispatch(view.state.tr.deleteSelection());
      case 'key':
        return void press(mounted.editor, one.key);
      case 'history':
        isHistory = true;
        for (let time = 0; time < one.times; time += 1) mounted.editor.run(one.command);
        isHistory = false;
        return undefined;
      case 'command':
        return void mounted.editor.run(one.command);
      case 'copy':
      case 'cut':
        return take(one.kind);
      case 'paste':
        return paste();
      case 'pasteText':
        return void view.pasteText(one.words, new Event('paste') as ClipboardEvent);
      case 'move':
        return move(one.at);
      case 'replaceAll':
        mounted.editor.setQuery({
          text: one.find,
          matchCase: false,
          wholeWord: false,
          isPattern: false,
        });
        mounted.editor.replaceAllMatches(one.by);
        return mounted.editor.setQuery(null);
    }
  }

  return { ...mounted, models, status, checked, carryOut };
}

/** Everything that must hold, over any edits. @returns what happened, to know that it was looked at */
function hold(reading: Reading, acts: fc.Arbitrary<Act[]>, numRuns: number) {
  const seen = { edits: 0, reopened: 0, closedByUndo: 0, reopenedByRedo: 0, cut: 0, kept: 0 };
  const result = fc.check(
    fc.property(acts, (list) => {
      const opened = open(reading);
      const { editor, models, status, checked, carryOut } = opened;
      for (const one of list) {
        const before = new Map(ids.map((id) => [id, status(id)]));
        carryOut(one);
        seen.edits += 1;
        for (const id of ids) {
          const words = models.get(id)?.words() ?? null;
          const now = status(id);
          const isAsChecked = words === checked.get(id)?.replace(/\s+/g, ' ');
          if (!isAsChecked) expect([words, now]).not.toEqual([words, 'confirmed']);
          const wasSettled = before.get(id) === 'confirmed';
          if (isAsChecked && (wasSettled || one.kind === 'history'))
            expect([words, now]).toEqual([words, 'confirmed']);
          if (now === 'cut') seen.cut += 1;
          if (now === 'confirmed' && wasSettled) seen.kept += 1;
          if (now !== 'confirmed' && wasSettled) {
            seen.reopened += 1;
            if (one.kind === 'history' && one.command === 'edit.redo') seen.reopenedByRedo += 1;
          }
          if (now === 'confirmed' && !wasSettled && one.kind === 'history') seen.closedByUndo += 1;
        }
      }
      editor.destroy();
    }),
    { seed: 41_005, numRuns, endOnFailure: false },
  );
  return { seen, result };
}

const manyActs = fc.array(act, { minLength: 10, maxLength: 40 });

describe('whatever is edited, pasted, moved and undone', () => {
  test(
    'a settled claim stays settled exactly as long as its words do',
    () => {
      const { seen, result } = hold(readAnchor, manyActs, runs);
      if (result.failed)
        throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance });
      expect(seen.edits).toBeGreaterThan(runs * 15);
      expect(Math.min(seen.reopened, seen.closedByUndo, seen.cut)).toBeGreaterThan(runs / 5);
      expect(seen.reopenedByRedo).toBeGreaterThan(runs / 50);
    },
    60_000 + runs * 1000,
  );
});

/** The rule that there was: a claim’s marked pieces, a space where unmarked words part them. */
const readPieces: Reading = (doc, id) => {
  const lines = textBlocks(doc).flatMap(({ node, text }) => {
    const pieces = claimPieces(node).filter((piece) => piece.id === id);
    return pieces.length === 0
      ? []
      : [pieces.map(({ from, to }) => text.slice(from, to)).join(' ')];
  });
  return lines.length === 0 ? null : lines.join('\n');
};

describe('a claim that reads as its marked pieces alone', () => {
  test('would call changed words unchanged', () => {
    const { result } = hold(readPieces, manyActs, 300);
    expect(result.failed).toBe(true);
    const [words, status] = ['It voted not nine to two', 'confirmed'];
    const tr = new Transform(story);
    const from = (claimAnchors(story).get(vote)?.from ?? 0) + 'It voted'.length;
    tr.replaceWith(from, from + 1, articleSchema.text(' not '));
    const says = (reading: Reading) =>
      claimStatus({ verdict: 'confirmed', text: 'It voted nine to two' }, reading(tr.doc, vote));
    expect(readAnchor(tr.doc, vote)).toBe(words);
    expect([says(readPieces), says(readAnchor)]).toEqual([status, 'text-changed']);
  }, 60_000);
});
