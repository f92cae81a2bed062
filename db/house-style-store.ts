import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import {
  houseRule,
  type AlwaysIgnored,
  type HouseDecisions,
} from '../core/contract/house-style.ts';
import type { HouseRule } from '../core/proofreading/house-style.ts';
import type { HouseStyleStore } from './newsroom.ts';
import { wellFormed } from './stored-text.ts';

interface HouseRuleRow {
  readonly id: string;
  readonly pattern: string;
  readonly isExpression: number;
  readonly matchesCase: number;
  readonly suggestions: string;
  readonly message: string;
}

/** The house style of `database`. */
export function createHouseStyleStore(database: Database, now: () => number): HouseStyleStore {
  const sql = statements(database);

  function get(): HouseDecisions {
    return {
      rulesOff: sql.rulesOff.all(),
      rules: sql.rules.all().flatMap(readRule),
      ignores: sql.ignores.all(),
    };
  }

  /** Each statement is one transaction; what stands afterwards is read anew. */
  const decide =
    <Input extends readonly unknown[]>(run: (...input: Input) => unknown) =>
    (...input: Input): HouseDecisions => {
      run(...input);
      return get();
    };

  return {
    get,
    switchRule: decide((rule, isOn) => (isOn ? sql.switchOn : sql.switchOff).run(wellFormed(rule))),
    putRule: decide((rule) => sql.putRule.run(toRow(rule))),
    removeRule: decide((id) => sql.removeRule.run(id)),
    addIgnore: decide(({ rule, text }) =>
      sql.addIgnore.run(wellFormed(rule), wellFormed(text), now()),
    ),
    removeIgnore: decide(({ rule, text }) =>
      sql.removeIgnore.run(wellFormed(rule), wellFormed(text)),
    ),
  };
}

function statements(database: Database) {
  return {
    rulesOff: database.prepare<[], string>('SELECT rule FROM rules_off ORDER BY rule').pluck(),
    rules: database.prepare<[], HouseRuleRow>(
      `SELECT id, pattern, is_expression AS isExpression, matches_case AS matchesCase, suggestions,
        message FROM house_rules ORDER BY row`,
    ),
    ignores: database.prepare<[], AlwaysIgnored>(
      'SELECT rule, text, added_at AS addedAt FROM always_ignored ORDER BY added_at DESC, text, rule',
    ),
    switchOn: database.prepare<[string]>('DELETE FROM rules_off WHERE rule = ?'),
    switchOff: database.prepare<[string]>('INSERT OR IGNORE INTO rules_off VALUES (?)'),
    putRule: database.prepare<[HouseRuleRow]>(
      `INSERT INTO house_rules (id, pattern, is_expression, matches_case, suggestions, message)
      VALUES (:id, :pattern, :isExpression, :matchesCase, :suggestions, :message)
      ON CONFLICT (id) DO UPDATE SET pattern = excluded.pattern,
        is_expression = excluded.is_expression, matches_case = excluded.matches_case,
        suggestions = excluded.suggestions, message = excluded.message`,
    ),
    removeRule: database.prepare<[string]>('DELETE FROM house_rules WHERE id = ?'),
    addIgnore: database.prepare<[string, string, number]>(
      'INSERT OR IGNORE INTO always_ignored VALUES (?, ?, ?)',
    ),
    removeIgnore: database.prepare<[string, string]>(
      'DELETE FROM always_ignored WHERE rule = ? AND text = ?',
    ),
  };
}

function toRow(rule: HouseRule): HouseRuleRow {
  return {
    id: rule.id,
    pattern: wellFormed(rule.pattern),
    isExpression: rule.isExpression ? 1 : 0,
    matchesCase: rule.matchesCase ? 1 : 0,
    suggestions: JSON.stringify(rule.suggestions.map(wellFormed)),
    message: wellFormed(rule.message),
  };
}

/** A rule that no longer has the form of one is left out: the desk must open all the same. */
function readRule(row: HouseRuleRow): HouseRule[] {
  const read = v.safeParse(houseRule, {
    ...row,
    isExpression: row.isExpression === 1,
    matchesCase: row.matchesCase === 1,
    suggestions: JSON.parse(row.suggestions) as unknown,
  });
  return read.success ? [read.output] : [];
}
