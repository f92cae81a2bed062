import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mostEntries } from '../../../core/contract/lexicon.ts';
import { MOST_HOUSE_RULES } from '../../../core/proofreading/house-rules.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';
import { createTestDesk, valueOf } from './desk-fixture.ts';

const rule = {
  id: 'quay',
  pattern: 'quay side',
  isExpression: false,
  matchesCase: false,
  suggestions: ['quayside'],
  message: 'One word.',
};

test('rules are switched, made, changed and deleted; ignored words are kept and taken back', async () => {
  const { handlers } = createTestDesk();
  await valueOf(handlers['houseStyle.switchRule']({ rule: 'article', isOn: false }));
  await valueOf(handlers['houseStyle.putRule'](rule));
  await valueOf(handlers['houseStyle.addIgnore']({ rule: 'nonword', text: 'lighterman' }));
  const decided = await valueOf(handlers['houseStyle.get'](undefined));
  expect(decided).toMatchObject({
    rulesOff: ['article'],
    rules: [rule],
    ignores: [{ rule: 'nonword', text: 'lighterman' }],
  });
  await valueOf(handlers['houseStyle.switchRule']({ rule: 'article', isOn: true }));
  await valueOf(handlers['houseStyle.removeRule']({ id: 'quay' }));
  const ignore = { rule: 'nonword', text: 'lighterman' };
  const after = await valueOf(handlers['houseStyle.removeIgnore'](ignore));
  expect(after).toEqual({ rulesOff: [], rules: [], ignores: [] });
});

test('one house rule more than are applied is refused, and the last can be changed', async () => {
  const { handlers, store } = createTestDesk();
  for (let index = 0; index < MOST_HOUSE_RULES; index++) {
    store.houseStyle.putRule({ ...rule, id: `rule-${index}` });
  }
  const refused = await handlers['houseStyle.putRule']({ ...rule, id: 'one-more' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  const changed = { ...rule, id: `rule-${MOST_HOUSE_RULES - 1}`, pattern: 'lock keeper' };
  expect((await valueOf(handlers['houseStyle.putRule'](changed))).rules.at(-1)).toEqual(changed);
});

test('a second rule for the same words is refused in a sentence; an expression is another', async () => {
  const { handlers } = createTestDesk();
  await valueOf(handlers['houseStyle.putRule'](rule));
  const again = { ...rule, id: 'again', pattern: ' quay side ', suggestions: ['wharf'] };
  expect(await handlers['houseStyle.putRule'](again)).toMatchObject({
    ok: false,
    error: {
      message:
        'There is a rule for “quay side” already; change that one instead. Nothing was changed.',
    },
  });
  const changed = { ...rule, suggestions: ['wharf'] };
  await valueOf(handlers['houseStyle.putRule'](changed));
  const expression = { ...rule, id: 'expression', isExpression: true };
  const { rules } = await valueOf(handlers['houseStyle.putRule'](expression));
  expect(rules).toEqual([changed, expression]);
});

test.each([
  ['an expression that does not close', { ...rule, isExpression: true, pattern: '(quay' }],
  ['nothing but spaces', { ...rule, pattern: '   ' }],
  ['a group that is not there', { ...rule, isExpression: true, suggestions: ['$3'] }],
])('a rule with %s is refused in words, and nothing is stored', async (_what, draft) => {
  const { handlers, store } = createTestDesk();
  expect(await handlers['houseStyle.putRule'](draft)).toMatchObject({
    ok: false,
    error: {
      code: 'bad-request',
      message: expect.stringMatching(/ Nothing was changed\.$/) as string,
    },
  });
  expect(store.houseStyle.get().rules).toEqual([]);
});

test('a list of words and names is taken in at once', async () => {
  const { handlers } = createTestDesk();
  const entries = [
    { kind: 'name', text: 'Elderfield' },
    { kind: 'word', text: 'quayside' },
    { kind: 'word', text: ' quayside ' },
    { kind: 'word', text: '' },
  ] as const;
  const list = await valueOf(handlers['lexicon.addAll']({ entries: [...entries] }));
  expect(list.map(({ text }) => text)).toEqual(['Elderfield', 'quayside']);
  const left = await valueOf(handlers['lexicon.removeAll']({ entries: entries.slice(1) }));
  expect(left.map(({ text }) => text)).toEqual(['Elderfield']);
});

test('the lexicon is written where the editor wants it, and nowhere when she changes her mind', async () => {
  const { handlers, place } = createTestDesk();
  await valueOf(handlers['lexicon.add']({ kind: 'name', text: 'Elderfield' }));
  await valueOf(handlers['lexicon.add']({ kind: 'word', text: 'quayside' }));
  expect(await handlers['lexicon.export'](undefined)).toMatchObject({
    error: { code: 'cancelled' },
  });
  place.text = join(temporaryFolder(), 'words.txt');
  expect(await valueOf(handlers['lexicon.export'](undefined))).toEqual({ name: 'words.txt' });
  expect(readFileSync(place.text, 'utf8')).toBe('# Words\nquayside\n\n# Names\nElderfield\n');
  place.text = join(temporaryFolder(), 'nowhere', 'words.txt');
  expect(await handlers['lexicon.export'](undefined)).toMatchObject({
    error: { code: 'bad-input' },
  });
  expect(existsSync(place.text)).toBe(false);
});

test('a dictionary that is full takes no more, by one or by a list, and says so', async () => {
  const { handlers } = createTestDesk();
  const entries = Array.from({ length: mostEntries - 1 }, (_, index) => ({
    kind: 'word' as const,
    text: `quay${index}`,
  }));
  await valueOf(handlers['lexicon.addAll']({ entries }));
  await valueOf(handlers['lexicon.add']({ kind: 'word', text: 'last' }));
  const isFull = {
    ok: false,
    error: { message: expect.stringMatching(/100,000 .+ Nothing/) as string },
  };
  expect(await handlers['lexicon.add']({ kind: 'word', text: 'more' })).toMatchObject(isFull);
  expect(
    await handlers['lexicon.addAll']({ entries: [{ kind: 'word', text: 'more' }] }),
  ).toMatchObject(isFull);
  expect(await valueOf(handlers['lexicon.list'](undefined))).toHaveLength(mostEntries);
});
