import { sentencesIn } from '../../article/sentences.ts';
import type { BlockRole, TextSpan } from '../../article/text-blocks.ts';
import type { FactBlock } from '../fact-block.ts';
import { languageAt } from '../language-at.ts';
import type { Proposal } from '../proposal.ts';
import { throughLeaves } from '../through-leaves.ts';
import { allSignals } from './detectors.ts';
import { eventsIn } from './event.ts';
import { isLeftOut } from './left-out.ts';
import { clipped, markedSpans } from './quoted-words.ts';
import { kindsOf, reasonOf } from './reason.ts';
import type { Sentence, Signal } from './signal.ts';
import { statementsOf } from './statements.ts';
import { judge } from './worth.ts';

/** Roles whose words state nothing of the story's own: who wrote it, where, and what else to read. */
const silent: ReadonlySet<BlockRole> = new Set([
  'byline',
  'dateline',
  'credit',
  'related',
  'embed',
]);

// Of a longer sentence only its beginning is read for what can be checked.
const read = 4000;

/** A sentence below this is held to be none to check. */
const leastCheckable = 0.45;

/**
 * The statements of a block that a checker should look at, in order: what can be verified in each,
 * how much that is worth, and why, as UTF-16 offsets into the block. One a sentence, or one for
 * each side of a semicolon when both sides can be checked by themselves. Opinion, questions,
 * commands, greetings, turns of phrase and labels are left out.
 *
 * What is looked for follows the classes of professional fact-checkers (Konstantinovskiy et al.,
 * “Toward automated factchecking”, 2021: quantities, correlation or causation, laws, other), and
 * the rank the division of ClaimBuster (Hassan et al., 2017) into what states no fact, what states
 * one and what is worth checking.
 *
 * English is read in full; of other languages figures, dates in figures, sums of money,
 * percentages, quotation marks and names in mid-sentence alone; so is a sentence that is marked as
 * one of another language.
 * @param language BCP 47 tag
 */
export function proposeClaims(whole: FactBlock, language: string): readonly Proposal[] {
  if (silent.has(whole.role)) return [];
  const { block, placed } = throughLeaves(whole);
  return proposeInBlock(block, language).map(placed);
}

function proposeInBlock(block: FactBlock, language: string): readonly Proposal[] {
  const marked = markedSpans(block.text);
  return sentencesIn(block.text, language).flatMap((span) => {
    const text = block.text
      .slice(span.from, Math.min(span.to, span.from + read))
      .replaceAll(/[\u00a0\u202f\u2009]/gu, ' ');
    const isEnglish = /^en(?:-|$)/iu.test(languageAt(block, span, language));
    const quoted = clipped(marked, { from: span.from, to: span.from + text.length });
    return proposeIn({ text, role: block.role, isEnglish, quoted }, span);
  });
}

function proposeIn(sentence: Sentence, span: TextSpan): readonly Proposal[] {
  if (isLeftOut(sentence)) return [];
  const signals = allSignals(sentence);
  const { checkable, worth } = judge(sentence, signals);
  if (checkable < leastCheckable) return [];
  const statements = statementsOf(sentence, signals);
  if (!statements) return [proposal(sentence, span, signals, worth)];
  return statements.map(({ from, to }, at) => {
    const part = {
      ...sentence,
      text: sentence.text.slice(from, to),
      quoted: clipped(sentence.quoted, { from, to }),
    };
    const found = allSignals(part);
    const end = at === statements.length - 1 ? span.to : span.from + to;
    return proposal(part, { from: span.from + from, to: end }, found, judge(part, found).worth);
  });
}

function proposal(
  sentence: Sentence,
  { from, to }: TextSpan,
  signals: readonly Signal[],
  worth: number,
): Proposal {
  const solid = signals.filter(({ name }) => name !== 'a bare name');
  const named = solid.length > 0 ? solid : plainStatement(sentence);
  return { from, to, kinds: kindsOf(named), worth, reason: reasonOf(sentence.text, named) };
}

/** What to call a statement that holds no figure, name or the like: its verb, or all of it. */
function plainStatement(sentence: Sentence): readonly Signal[] {
  const [verb] = eventsIn(sentence);
  if (verb) return [verb];
  const to = sentence.text.length;
  return [{ kind: 'other', name: 'a plain statement', weight: 0.2, from: 0, to }];
}
