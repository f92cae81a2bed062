import { describe, expect, it } from 'vitest';
import { RULES } from '../../../core/proofreading/rules.ts';
import { check, mend } from './english.ts';

/** A text without its [brackets], and where they stood. */
function marked(example: string): { text: string; spots: string[] } {
  const spots: string[] = [];
  let text = '';
  let from = -1;
  for (const sign of example) {
    if (sign === '[') from = text.length;
    else if (sign === ']') spots.push(`${String(from)}-${String(text.length)}`);
    else text += sign;
  }
  return { text, spots };
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (id, rule) => {
  it.each(rule.examples.flags)('flags: %s', (example) => {
    const { text, spots } = marked(example);
    const found = check(text, rule).map(({ from, to }) => `${String(from)}-${String(to)}`);
    expect(found).toEqual(spots);
    expect(spots).not.toEqual([]);
  });

  it.each(rule.examples.ignores)('ignores: %s', (text) => {
    expect(check(text, rule).map((finding) => finding.text)).toEqual([]);
  });

  it.each(rule.examples.fixes)('mends: %s → %s', (text, mended) => {
    expect(mend(text, check(text, rule))).toBe(mended);
  });

  it('says what it is, why, and shows each kind of example', () => {
    expect(rule.id).toBe(id);
    expect(rule.description).toMatch(/\.$/);
    expect(rule.reason).toMatch(/\.$/);
    expect(rule.examples.flags.length).toBeGreaterThan(0);
    expect(rule.examples.ignores.length).toBeGreaterThan(0);
    expect(rule.examples.fixes.length).toBeGreaterThan(0);
  });
});

it('gives every rule an id of its own', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});
