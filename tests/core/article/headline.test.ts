import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { readersHeadline } from '../../../core/article/headline.ts';
import { propose } from '../../../core/article/proposals/propose.ts';
import { withoutProposals } from '../../../core/article/proposals/reading.ts';
import { buildDocument } from '../../support/build-document.ts';
import { editOf } from './proposals/random-edits.ts';
import { Dice, randomStory } from './proposals/random-stories.ts';

const own = new Set<string>();

test('a headline that is only proposed is not what readers get', () => {
  const doc = buildDocument({ headline: 'Ferry back', body: ['The harbour is shut.'] });
  const { steps } = new Transform(doc).replaceWith(1, 6, doc.type.schema.text('Night boat'));
  const { transform } = propose(doc, steps, { id: 'n1', own });
  expect(transform.doc.child(0).textContent).not.toBe('Ferry back');
  expect(readersHeadline(transform.doc)).toBe('Ferry back');
});

test('it is the headline of the story without its proposals, whatever else is proposed', () => {
  for (let seed = 4_000; seed < 4_080; seed++) {
    const dice = new Dice(seed);
    let doc = randomStory(dice);
    for (let turn = 0; turn < 6; turn++)
      doc = propose(doc, editOf(doc, dice).steps, { id: `n${turn}`, own }).transform.doc;
    expect(readersHeadline(doc), String(seed)).toBe(readersHeadline(withoutProposals(doc)));
  }
});

test('it is one line, and of bounded length', () => {
  const line = readersHeadline(buildDocument({ headline: `  a\n b\t${'x'.repeat(900)} ` }));
  expect(line.startsWith('a b xxx')).toBe(true);
  expect(line).toHaveLength(400);
});
