import type { Rule } from './rule.ts';
import { agreement } from './rules/agreement.ts';
import { article } from './rules/article.ts';
import { bracketSpace } from './rules/bracket-space.ts';
import { capital } from './rules/capital.ts';
import { confusion } from './rules/confusion.ts';
import { dash } from './rules/dash.ts';
import { decade } from './rules/decade.ts';
import { doubleSpace } from './rules/double-space.ts';
import { doubled } from './rules/doubled.ts';
import { fullStop } from './rules/full-stop.ts';
import { iseIze } from './rules/ise-ize.ts';
import { letters } from './rules/letters.ts';
import { name } from './rules/name.ts';
import { nonword } from './rules/nonword.ts';
import { realword } from './rules/realword.ts';
import { numberWords } from './rules/number-words.ts';
import { ordinal } from './rules/ordinal.ts';
import { repeated } from './rules/repeated.ts';
import { spacing } from './rules/spacing.ts';
import { spelling } from './rules/spelling.ts';
import { splitWord } from './rules/split-word.ts';
import { turned } from './rules/turned.ts';
import { unpaired } from './rules/unpaired.ts';
import { variety } from './rules/variety.ts';
import { yearRange } from './rules/year-range.ts';

/** Every rule of the house, in the order in which settings list them. */
export const RULES: readonly Rule[] = [
  nonword,
  spelling,
  name,
  confusion,
  realword,
  agreement,
  numberWords,
  doubled,
  repeated,
  article,
  spacing,
  splitWord,
  bracketSpace,
  doubleSpace,
  unpaired,
  turned,
  fullStop,
  dash,
  yearRange,
  ordinal,
  decade,
  capital,
  variety,
  iseIze,
  letters,
];
