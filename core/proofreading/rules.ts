import type { Rule } from './rule.ts';
import { article } from './rules/article.ts';
import { capital } from './rules/capital.ts';
import { confusion } from './rules/confusion.ts';
import { doubled } from './rules/doubled.ts';
import { letters } from './rules/letters.ts';
import { name } from './rules/name.ts';
import { nonword } from './rules/nonword.ts';
import { realword } from './rules/realword.ts';
import { spacing } from './rules/spacing.ts';

/** Every rule of the house, in the order in which settings list them. */
export const RULES: readonly Rule[] = [
  nonword,
  name,
  confusion,
  realword,
  doubled,
  article,
  spacing,
  capital,
  letters,
];
