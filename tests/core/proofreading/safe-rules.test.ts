import { expect, test } from 'vitest';
import { RULES } from '../../../core/proofreading/rules.ts';
import type { Finding } from '../../../core/proofreading/finding.ts';
import { isSafeToMend, safeRules } from '../../../core/proofreading/safe-rules.ts';

const finding = (rule: string, ...suggestions: string[]): Finding => ({
  rule,
  kind: 'style',
  block: 0,
  from: 0,
  to: 4,
  severity: 'error',
  text: 'quay',
  message: '',
  suggestions,
});

test('every safe rule is a rule of the house', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...safeRules]));
});

test('a house rule is safe when it says what to write, and no other is without a suggestion', () => {
  expect(isSafeToMend(finding('house:quay', 'quayside'))).toBe(true);
  expect(isSafeToMend(finding('house:quay'))).toBe(false);
  expect(isSafeToMend(finding('doubled'))).toBe(false);
  expect(isSafeToMend(finding('doubled', ''))).toBe(true);
  expect(isSafeToMend(finding('split-word', 'every day'))).toBe(false);
  expect(isSafeToMend(finding('nonword', 'quay'))).toBe(false);
});
