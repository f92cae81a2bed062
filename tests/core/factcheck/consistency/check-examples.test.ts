import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../../core/factcheck/consistency/checks.ts';
import { inconsistenciesOf } from './stories.ts';

describe.each(CHECKS.map((check) => [check.id, check] as const))('the check %s', (id, check) => {
  it.each(check.examples.flags)('flags: %s', (text) => {
    const found = inconsistenciesOf(text);
    expect(found.map((one) => one.check)).toEqual([id]);
    expect(found[0]?.message).toMatch(/^[\p{Lu}\p{N}“$€£+−].*\.$/u);
    expect(found[0]?.working).not.toBe('');
  });

  it.each(check.examples.ignores)('ignores: %s', (text) => {
    expect(inconsistenciesOf(text).map(({ check: by, message }) => `${by}: ${message}`)).toEqual(
      [],
    );
  });

  it('says what it looks for and shows both kinds of example', () => {
    expect(check.description).toMatch(/\.$/);
    expect(check.examples.flags.length).toBeGreaterThan(1);
    expect(check.examples.ignores.length).toBeGreaterThan(1);
  });
});

it('gives every check an id of its own', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
