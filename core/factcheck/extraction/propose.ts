import { sentencesIn } from '../../article/sentences.ts';
import type { BlockRole, TextSpan } from '../../article/text-blocks.ts';
import type { FactBlock } from '../fact-block.ts';
import type { Proposal } from '../proposal.ts';
import { attributionsIn } from './attribution.ts';
import { causesIn } from './cause.ts';
import { comparisonsIn } from './comparison.ts';
import { datesIn } from './dates.ts';
import { eventsIn } from './event.ts';
import { lawsIn } from './law.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { leftOut, opinionOf } from './opinion.ts';
import { placesIn } from './place.ts';
import { quotationsIn } from './quotations.ts';
import type { Sentence, Signal } from './signal.ts';
import { kindsOf, reasonOf, worthOf } from './worth.ts';

/** Roles whose words state nothing of the story's own: who wrote it, where, and what else to read. */
const silent: ReadonlySet<BlockRole> = new Set([
  'byline',
  'dateline',
  'credit',
  'related',
  'embed',
]);

const detectors: readonly ((sentence: Sentence) => readonly Signal[])[] = [
  numbersIn,
  datesIn,
  namesIn,
  placesIn,
  quotationsIn,
  attributionsIn,
  comparisonsIn,
  causesIn,
  lawsIn,
];

// Of a longer sentence only its beginning is read for what can be checked.
const read = 4000;
const leastWorth = 0.12;

/**
 * The statements of a block that a checker should look at, in order, one a sentence: what can be
 * verified in it, how much that is worth, and why, as UTF-16 offsets into the block. Opinion,
 * questions, commands, greetings and labels are left out.
 *
 * What is looked for follows the classes of professional fact-checkers (Konstantinovskiy et al.,
 * “Toward automated factchecking”, 2021: quantities, correlation or causation, laws, other), and
 * the rank weighs what ClaimBuster found to tell check-worthy sentences (Hassan et al., 2017:
 * figures, comparisons, past tense, named persons and places).
 *
 * English is read in full; of other languages figures, dates in figures, sums of money,
 * percentages, quotation marks and names in mid-sentence alone.
 * @param language BCP 47 tag
 */
export function proposeClaims(block: FactBlock, language: string): readonly Proposal[] {
  if (silent.has(block.role)) return [];
  const isEnglish = /^en(?:-|$)/iu.test(language);
  const proposals: Proposal[] = [];
  for (const span of sentencesIn(block.text, language)) {
    const text = block.text.slice(span.from, Math.min(span.to, span.from + read));
    const proposal = propose({ text, role: block.role, isEnglish }, span);
    if (proposal) proposals.push(proposal);
  }
  return proposals;
}

function propose(sentence: Sentence, span: TextSpan): Proposal | null {
  if (leftOut(sentence)) return null;
  const opinion = opinionOf(sentence);
  const signals = detectors.flatMap((detector) => detector(sentence));
  const all = signals.length > 0 ? signals : opinion < 0.3 ? eventsIn(sentence) : [];
  if (all.length === 0) return null;
  const worth = worthOf(all, opinion);
  if (worth < leastWorth) return null;
  return { ...span, kinds: kindsOf(all), worth, reason: reasonOf(sentence.text, all) };
}
