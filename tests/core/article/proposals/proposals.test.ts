import { Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import { decideMany } from '../../../../core/article/proposals/decide-many.ts';
import { proposalsIn } from '../../../../core/article/proposals/proposals-in.ts';
import { propose } from '../../../../core/article/proposals/propose.ts';
import { asAccepted, withoutProposals } from '../../../../core/article/proposals/reading.ts';
import { buildDocument, figure } from '../../../support/build-document.ts';
import { editOf } from './random-edits.ts';
import { Dice, randomStory } from './random-stories.ts';

interface Session {
  /** The document that all rejected must give. */
  readonly base: Node;
  readonly doc: Node;
  readonly ids: readonly string[];
  readonly transforms: readonly Transform[];
  readonly edits: number;
  /** Edits that no proposal could say exactly, and that were made at once. */
  readonly plain: number;
}

/** Three authors edit one story, a few times each; everything is held against the plain edit. */
function session(dice: Dice): Session {
  let doc = randomStory(dice);
  let base = doc;
  const own = [new Set<string>(), new Set<string>(), new Set<string>()] as const;
  const transforms: Transform[] = [];
  let [edits, plain] = [0, 0];
  for (let turn = 2 + dice.roll(7); turn > 0; turn--) {
    const mine = dice.pick(own);
    const edit = editOf(doc, dice);
    if (edit.steps.length === 0) continue;
    const id = `p${++edits}`;
    const { transform, ids, isPlain } = propose(doc, edit.steps, { id, own: mine });
    transform.doc.check();
    expect(asAccepted(transform.doc).eq(asAccepted(edit.doc))).toBe(true);
    if (isPlain) [base, plain] = [withoutProposals(transform.doc), plain + 1];
    else expect(withoutProposals(transform.doc).eq(base)).toBe(true);
    for (const one of ids) mine.add(one);
    transforms.push(transform);
    doc = transform.doc;
  }
  const ids = own.flatMap((one) => [...one]);
  return { base, doc, ids, transforms, edits, plain };
}

const runs = Number(process.env['PROPOSAL_RUNS'] ?? 250);

const sessions: Session[] = [];

function everySession(look: (one: Session, dice: Dice) => void): void {
  for (let seed = 0; seed < runs; seed++)
    look((sessions[seed] ??= session(new Dice(seed))), new Dice(seed + runs));
}

describe('what is proposed', { timeout: 30_000 + runs * 100 }, () => {
  test('rejected gives the story as it was, and accepted what plain editing gives', () => {
    let [edits, plain] = [0, 0];
    everySession((one) => {
      edits += one.edits;
      plain += one.plain;
    });
    expect(edits).toBeGreaterThan(runs * 2);
    // Some rare edits of what others proposed can be said by no mark and no leaf.
    expect(plain).toBeLessThan(edits / 50);
  });

  test('reads for readers, and on the desk, as if all were decided step by step', () => {
    everySession(({ doc }) => {
      const [all, none] = [new Transform(doc), new Transform(doc)];
      accept(all, 'all');
      reject(none, 'all');
      expect(asAccepted(doc).eq(all.doc)).toBe(true);
      expect(withoutProposals(doc).eq(none.doc)).toBe(true);
    });
  });

  test('is decided alike in any order, and nothing of it is left then', () => {
    everySession(({ doc, ids }, dice) => {
      const isAccepted = new Map(ids.map((id) => [id, dice.is(2)]));
      const decided = (order: readonly string[]): Node => {
        const tr = new Transform(doc);
        for (const id of order) (isAccepted.get(id) ? accept : reject)(tr, new Set([id]));
        tr.doc.check();
        return tr.doc;
      };
      const first = decided(ids);
      expect(proposalsIn(first)).toEqual([]);
      for (let again = 0; again < 2; again++)
        expect(decided(shuffled(ids, dice)).eq(first)).toBe(true);
    });
  });

  test('is decided in few steps as it is one by one, whichever of it, and comes back by undo', () => {
    everySession(({ doc, ids }, dice) => {
      const some = new Set(ids.filter(() => dice.is(2)));
      for (const [one, outcome] of [
        [accept, 'accepted'],
        [reject, 'rejected'],
      ] as const)
        for (const chosen of ['all', new Set(ids), some] as const) {
          const [slow, quick] = [new Transform(doc), new Transform(doc)];
          one(slow, chosen);
          decideMany(quick, chosen, outcome, dice.roll(doc.content.size));
          expect(quick.doc.eq(slow.doc)).toBe(true);
          expect(undone(quick).eq(doc)).toBe(true);
        }
    });
  });

  test('comes back by undo exactly, and so does what was decided', () => {
    everySession(({ doc, transforms, ids }, dice) => {
      for (const transform of transforms) expect(undone(transform).eq(transform.before)).toBe(true);
      const tr = new Transform(doc);
      for (const id of ids) (dice.is(2) ? accept : reject)(tr, new Set([id]));
      expect(undone(tr).eq(doc)).toBe(true);
    });
  });
});

// Found by a long run (seed 1825): two proposals over the same ends left one of them for ever.
test.each([
  ['the headline and the standfirst', 3, 12],
  ['a caption and its credit', 34, 48],
])('words over %s are proposed without an end between them', (_what, from, to) => {
  const doc = buildDocument({
    headline: 'Ferry',
    standfirst: 'Back on Monday.',
    body: [figure('The old quay', 'Photo by Ada'), 'Nobody spoke.'],
  });
  const edit = new Transform(doc).delete(from, to);
  expect(edit.steps.length).toBeGreaterThan(0);
  const { transform } = propose(doc, edit.steps, { id: 'p1', own: new Set() });
  transform.doc.descendants(({ type, attrs }) => {
    expect(type.name).not.toBe('split');
    expect(attrs['slice'] ?? {}).not.toHaveProperty('openStart');
  });
  const none = new Transform(transform.doc);
  reject(none, 'all');
  expect(none.doc.eq(doc)).toBe(true);
  expect(asAccepted(transform.doc).eq(edit.doc)).toBe(true);
});

function undone(transform: Transform): Node {
  const back = new Transform(transform.doc);
  for (let at = transform.steps.length - 1; at >= 0; at--) {
    const before = transform.docs[at];
    if (before) back.step(transform.steps[at]!.invert(before));
  }
  return back.doc;
}

function shuffled(ids: readonly string[], dice: Dice): string[] {
  const order = [...ids];
  for (let at = order.length - 1; at > 0; at--) {
    const other = dice.roll(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
