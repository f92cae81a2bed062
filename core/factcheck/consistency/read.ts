import type { FactBlock } from '../fact-block.ts';
import { languageOfBlock } from '../language-at.ts';
import type { BlockRole } from '../../article/text-blocks.ts';
import type { Reading, Spot } from './check.ts';
import { CHECKS } from './checks.ts';
import { readDateline } from './dateline.ts';
import type { WrittenDay } from './days.ts';
import { figuredText } from './figured-text.ts';
import { throughLeaves } from '../through-leaves.ts';

/** What was found in one block, and the words it is bound to. */
export interface ReadSpot extends Spot {
  readonly check: string;
}

/**
 * What the checks read in one block: what does not fit within it, and the facts that are to be
 * compared with other blocks'. Plain data; it holds as long as the block's role and words do.
 */
export interface ConsistencyRead {
  readonly role: BlockRole;
  /** The block's text as it reads; spans of spots and facts are offsets into it. */
  readonly text: string;
  /** The block's text with what stands in it for proposals; places in a story are offsets into it. */
  readonly whole: string;
  readonly spots: readonly ReadSpot[];
  /** By check. */
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
  readonly dateline: WrittenDay | null;
  readonly years: readonly number[];
}

// No paragraph of news is that long: what is, is no prose, and must not cost time.
const LONGEST = 20_000;
const silentRoles: ReadonlySet<BlockRole> = new Set<BlockRole>([
  'byline',
  'credit',
  'related',
  'embed',
]);

/**
 * Reads one block; pure, and stateless between blocks.
 * @param story BCP 47 tag of its language; of other languages than English only what is written alike in all is read
 */
export function readConsistency(given: FactBlock, story: string): ConsistencyRead {
  const { block } = throughLeaves(given);
  const language = languageOfBlock(block, story);
  const { role, text } = block;
  const bound = { role, text, whole: given.text };
  const nothing = { ...bound, spots: [], facts: {}, dateline: null, years: [] };
  const isEnglish = /^en(?:-|$)/i.test(language);
  if (text.length > LONGEST || silentRoles.has(role)) return nothing;
  if (!/\d/.test(text) && !isEnglish) return nothing;
  const reading = { role, figured: figuredText(text, language) };
  const checks = CHECKS.filter(({ anyLanguage }) => isEnglish || anyLanguage);
  const facts: Record<string, readonly unknown[]> = {};
  for (const { id, overview } of checks) {
    const noted = overview?.read(reading) ?? [];
    if (noted.length > 0) facts[id] = noted;
  }
  const spots = checks.flatMap(({ id, checkBlock }) =>
    [...(checkBlock?.(reading) ?? [])].map((spot) => ({ ...spot, check: id })),
  );
  return { ...bound, spots, facts, dateline: readDateline(reading), years: yearsIn(reading) };
}

function yearsIn({ figured }: Reading): number[] {
  const years = figured.figures.flatMap(({ kind, value, until, written }) => {
    if (kind === 'year') return [value];
    if (kind === 'span') return [value, until];
    return written?.year ? [written.year] : [];
  });
  return [...new Set(years)];
}
