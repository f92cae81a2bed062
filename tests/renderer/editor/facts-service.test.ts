import { expect, test } from 'vitest';
import type { SourceId } from '../../../core/base/id.ts';
import type { FactBlock } from '../../../core/factcheck/fact-block.ts';
import type { FactsAnswer } from '../../../renderer/facts-worker/messages.ts';
import { factReaders } from '../../../renderer/facts-worker/readers.ts';
import { createFactsService } from '../../../renderer/facts-worker/service.ts';
import { plainReaders } from './held-facts.ts';

/** A service whose turns the test takes; each look at the clock takes `tick` milliseconds. */
function createHeld({ readers = plainReaders, tick = 0 } = {}) {
  const turns: (() => void)[] = [];
  const answers: FactsAnswer[] = [];
  const seen: string[] = [];
  let now = 0;
  const service = createFactsService(
    {
      ...readers,
      propose: (block: FactBlock, language: string) => {
        seen.push(block.text);
        return readers.propose(block, language);
      },
    },
    {
      answer: (answer) => answers.push(answer),
      later: (turn) => turns.push(turn),
      now: () => (now += tick),
    },
  );
  return {
    ...service,
    seen,
    turn: () => turns.shift()?.(),
    work: (): FactsAnswer[] => {
      while (turns.length > 0) turns.shift()?.();
      return answers.splice(0);
    },
    read: (request: number, at: number, removed: number, ...texts: string[]) =>
      service.hear({
        kind: 'read',
        request,
        at,
        removed,
        blocks: texts.map((text) => ({ role: 'paragraph', text })),
      }),
  };
}

test('reads a story in turns, tells what it read, and ends once', () => {
  const held = createHeld({ tick: 20 });
  held.read(1, 0, 0, 'One 1.', 'Two 2.', 'Three 3.', 'Four 4.');
  const answers = held.work();
  expect(answers.length).toBeGreaterThan(2);
  const told = answers.flatMap((answer) =>
    answer.kind === 'read' ? answer.blocks.map(({ block }) => block) : [],
  );
  expect(told).toEqual([0, 1, 2, 3]);
  expect(answers.map((answer) => answer.kind === 'read' && answer.isDone)).toEqual([
    ...answers.slice(1).map(() => false),
    true,
  ]);
});

test('reads only what changed, and what it read before not again', () => {
  const held = createHeld();
  held.read(1, 0, 0, 'One 1.', 'Two 2.', 'Three 3.');
  held.work();
  held.read(2, 1, 1, 'Two 22.');
  const [answer] = held.work();
  expect(answer).toMatchObject({ request: 2, blocks: [{ block: 1 }], isDone: true });
  held.read(3, 1, 1, 'Two 2.');
  held.work();
  expect(held.seen).toEqual(['One 1.', 'Two 2.', 'Three 3.', 'Two 22.']);
});

test('takes a request between turns: its blocks are told by their new places', () => {
  const held = createHeld({ tick: 20 });
  held.read(1, 0, 0, 'One 1.', 'Two 2.', 'Three 3.', 'Four 4.');
  held.turn();
  held.read(2, 0, 1);
  const last = held.work().filter((answer) => answer.kind === 'read' && answer.request === 2);
  const told = last.flatMap((answer) =>
    answer.kind === 'read' ? answer.blocks.map(({ block }) => block) : [],
  );
  expect(Math.max(...told)).toBe(2);
});

test('reads everything anew in another language', () => {
  const held = createHeld();
  held.read(1, 0, 0, 'One 1.');
  held.work();
  held.hear({ kind: 'story', language: 'de', writtenAt: 0 });
  expect(held.work()).toMatchObject([{ blocks: [{ block: 0 }], isDone: true }]);
  expect(held.seen).toEqual(['One 1.', 'One 1.']);
});

test('looks for quotations again when the sources change, and only then', () => {
  const held = createHeld();
  held.read(1, 0, 0, 'She said “it is so”.', 'Nobody.');
  expect(held.work()).toMatchObject([{ matches: [{ match: { state: 'not-found' } }] }]);
  held.read(2, 1, 1, 'Somebody.');
  expect(held.work()).toMatchObject([{ matches: [] }]);
  const source = { id: 's1' as SourceId, text: 'It said: it is so.' };
  held.hear({ kind: 'sources', came: [source], gone: [] });
  expect(held.work()).toMatchObject([{ matches: [{ match: { state: 'verbatim' } }] }]);
  held.hear({ kind: 'sources', came: [], gone: [source.id] });
  expect(held.work()).toMatchObject([{ matches: [{ match: { state: 'not-found' } }] }]);
});

test('with the app’s own readers: a claim, a quotation and a weekday that is none', () => {
  const answers: FactsAnswer[] = [];
  const turns: (() => void)[] = [];
  const service = createFactsService(factReaders, {
    answer: (answer) => answers.push(answer),
    later: (turn) => turns.push(turn),
    now: () => 0,
  });
  service.hear({ kind: 'story', language: 'en-GB', writtenAt: Date.UTC(2026, 2, 5) });
  const text =
    'The council of Velm voted nine to two on Monday, 4 March 2026, the mayor said. “We had no choice at all,” Ada Brook said.';
  service.hear({
    kind: 'read',
    request: 1,
    at: 0,
    removed: 0,
    blocks: [{ role: 'paragraph', text }],
  });
  while (turns.length > 0) turns.shift()?.();
  const [answer] = answers;
  if (answer?.kind !== 'read') throw new Error('No answer');
  expect(answer.blocks[0]?.proposals.length).toBeGreaterThan(0);
  expect(answer.blocks[0]?.quotations.map(({ words }) => words)).toEqual([
    'We had no choice at all,',
  ]);
  expect(answer.inconsistencies?.map(({ check }) => check)).toEqual(['weekday']);
});
