import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { HouseRule } from '../../core/proofreading/house-style.ts';
import { mustOpen, temporaryFolder, temporaryStore } from './store-fixture.ts';

const rule = (id: string, pattern: string): HouseRule => ({
  id,
  pattern,
  isExpression: false,
  matchesCase: false,
  suggestions: ['the harbour office'],
  message: 'Our own name for it.',
});

test('a new store has decided nothing', () => {
  expect(temporaryStore().houseStyle.get()).toEqual({ rulesOff: [], rules: [], ignores: [] });
});

test('what was decided is there again when the store is opened anew', () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder, { now: () => 9 });
  store.houseStyle.switchRule('spacing', false);
  store.houseStyle.switchRule('doubled', false);
  store.houseStyle.switchRule('doubled', false);
  store.houseStyle.putRule(rule('b', 'port authority'));
  store.houseStyle.putRule(rule('a', 'port bureau'));
  const decided = store.houseStyle.addIgnore({ rule: 'nonword', text: 'quayside' });
  expect(decided).toEqual({
    rulesOff: ['doubled', 'spacing'],
    rules: [rule('b', 'port authority'), rule('a', 'port bureau')],
    ignores: [{ rule: 'nonword', text: 'quayside', addedAt: 9 }],
  });
  store.close();
  expect(mustOpen(folder).houseStyle.get()).toEqual(decided);
});

test('everything decided can be taken back', () => {
  const { houseStyle } = temporaryStore();
  houseStyle.switchRule('spacing', false);
  houseStyle.putRule(rule('a', 'port bureau'));
  houseStyle.addIgnore({ rule: 'nonword', text: 'quayside' });
  houseStyle.switchRule('spacing', true);
  houseStyle.removeRule('a');
  expect(houseStyle.removeIgnore({ rule: 'nonword', text: 'quayside' })).toEqual({
    rulesOff: [],
    rules: [],
    ignores: [],
  });
});

test('an edited rule keeps its place', () => {
  const { houseStyle } = temporaryStore();
  houseStyle.putRule(rule('a', 'port bureau'));
  houseStyle.putRule(rule('b', 'port authority'));
  const edited = { ...rule('a', 'port burea'), isExpression: true, suggestions: [] };
  expect(houseStyle.putRule(edited).rules).toEqual([edited, rule('b', 'port authority')]);
});

test('words that SQLite has no form for can be ignored and taken back', () => {
  const { houseStyle } = temporaryStore();
  const ignore = { rule: 'letters', text: 'quay\ud800' };
  expect(houseStyle.addIgnore(ignore).ignores).toHaveLength(1);
  expect(houseStyle.removeIgnore(ignore).ignores).toEqual([]);
});

test('a rule that no longer has the form of one is left out, and the others stay', () => {
  const folder = temporaryFolder();
  const store = mustOpen(folder);
  store.houseStyle.putRule(rule('a', 'port bureau'));
  store.close();
  const database = new Database(join(folder, 'galley.sqlite'));
  database.exec(`INSERT INTO house_rules VALUES (9, 'b', 'x', 0, 0, '{"a":1}', '')`);
  database.close();
  expect(mustOpen(folder).houseStyle.get().rules).toEqual([rule('a', 'port bureau')]);
});
