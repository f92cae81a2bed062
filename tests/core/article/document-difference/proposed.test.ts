import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { documentDifference } from '../../../../core/article/document-difference/difference.ts';
import { putBack } from '../../../../core/article/document-difference/put-back.ts';
import { noChanges, summaryBetween } from '../../../../core/article/document-difference/summary.ts';
import { proposalIds, readersText } from '../../../../core/article/proposals/aside.ts';
import { accept, reject } from '../../../../core/article/proposals/decide.ts';
import { proposalsIn } from '../../../../core/article/proposals/proposals-in.ts';
import { propose } from '../../../../core/article/proposals/propose.ts';
import { asAccepted, withoutProposals } from '../../../../core/article/proposals/reading.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { proposedParagraph, type Piece } from '../../../renderer/proposals/proposed-story.ts';
import { buildDocument } from '../../../support/build-document.ts';
import { editOf } from '../proposals/random-edits.ts';
import { Dice, randomStory } from '../proposals/random-stories.ts';

/** A story that two authors proposed changes in. */
function proposedStory(dice: Dice): Node {
  let doc = randomStory(dice);
  const own = [new Set<string>(), new Set<string>()] as const;
  for (let turn = 2 + dice.roll(7); turn > 0; turn--) {
    const mine = dice.pick(own);
    const edit = editOf(doc, dice);
    if (edit.steps.length === 0) continue;
    const { transform, ids } = propose(doc, edit.steps, { id: `p${String(turn)}`, own: mine });
    for (const id of ids) mine.add(id);
    doc = transform.doc;
  }
  return doc;
}

const runs = Number(process.env['PROPOSAL_RUNS'] ?? 250);
const stories = Array.from({ length: runs }, (_, seed) => proposedStory(new Dice(seed)));

function decided(doc: Node, dice: Dice): Node {
  const tr = new Transform(doc);
  for (const id of proposalIds(doc))
    if (dice.is(2)) (dice.is(2) ? accept : reject)(tr, new Set([id]));
  return tr.doc;
}

describe('the readers’ text with what is proposed beside it', () => {
  test('reads as without proposals, and is a story', () => {
    for (const doc of stories) {
      const read = readersText(doc);
      read.doc.check();
      expect(asAccepted(read.doc).eq(withoutProposals(doc))).toBe(true);
    }
  });

  test('tells of nearly all proposals where they are', () => {
    let [told, all] = [0, 0];
    for (const doc of stories) {
      const { doc: read, asides } = readersText(doc);
      const shown = new Set([...proposalIds(read)].map((own) => asides.get(own)?.id));
      const ids = proposalsIn(doc).map(({ id }) => id);
      all += ids.length;
      told += ids.filter((id) => shown.has(id)).length;
    }
    // Not those within what another put in, and few that stand around one another.
    expect(told / all).toBeGreaterThan(0.93);
  });
});

describe('a comparison of versions with proposals', () => {
  test('finds what was decided, and nothing else, a change of the text', () => {
    for (const [seed, doc] of stories.entries()) {
      const later = decided(doc, new Dice(seed + runs));
      const bare = documentDifference(withoutProposals(doc), withoutProposals(later));
      expect(documentDifference(doc, later).map(unproposed)).toEqual(bare);
      expect(documentDifference(doc, asAccepted(doc))).toEqual(
        documentDifference(withoutProposals(doc), asAccepted(doc)),
      );
      const { proposed, undecided, ...summary } = summaryBetween(doc, later);
      expect({ ...noChanges, ...summary }).toEqual(
        summaryBetween(withoutProposals(doc), withoutProposals(later)),
      );
      expect(undecided).toBe(proposalIds(later).size);
      expect(proposed).toBeLessThanOrEqual(undecided);
    }
  });
});

type Compared = ReturnType<typeof documentDifference>[number];

/** A piece without what is undecided, its words in one where they look alike. */
function unproposed(piece: Compared): Compared {
  const bare: Omit<Compared, 'proposed'> & { proposed?: unknown } = { ...piece };
  delete bare.proposed;
  return { ...(bare as Compared), texts: piece.texts.map(joined) };
}

type Run = Compared['texts'][number][number];

function joined(all: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const one of all.filter(({ change }) => change !== 'proposed')) {
    const run: { proposed?: unknown } & Run = { ...one };
    delete run.proposed;
    const last = runs.at(-1);
    const looks = (of: Run): string => JSON.stringify({ ...of, text: '' });
    if (last && !last.leaf && looks(last) === looks(run))
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

test('one paragraph is put back, and what is proposed in others stays', () => {
  const [first, second, third] = ['The old pier lay.', 'Fares rise.', 'Nobody was hurt.'];
  const old = buildDocument({ body: [first, second, third] });
  const gone: Piece = { taken: 'old ', id: 'gone' as NoteId };
  const now = buildDocument({
    body: [proposedParagraph('The ', gone, 'pier lay.'), 'Fares fall.', third],
  });
  const pieces = documentDifference(old, now);
  const index = pieces.findIndex(({ change }) => change === 'changed');
  const back = putBack(old, now, pieces, index);
  expect(back?.lastChild?.child(1).textContent).toBe('Fares rise.');
  expect(back?.lastChild?.child(0).eq(now.lastChild!.child(0))).toBe(true);
});

test('what is proposed alone is no change for readers, and is counted once', () => {
  const come: Piece = { put: 'new ', id: 'come' as NoteId };
  const old = buildDocument({ body: ['The pier lay.'] });
  const now = buildDocument({ body: [proposedParagraph('The ', come, 'pier lay.')] });
  expect(summaryBetween(old, now)).toEqual({ ...noChanges, proposed: 1, undecided: 1 });
  expect(summaryBetween(now, now)).toEqual({ ...noChanges, undecided: 1 });
  expect(documentDifference(now, now)[0]?.change).toBe('same');
});
