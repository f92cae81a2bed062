import type { Finding, ProofText } from './finding.ts';
import { houseRulesOf } from './house-rules.ts';
import type { HouseStyle } from './house-style.ts';
import { languageFor, type LanguageSet } from './language/language.ts';
import { RULES } from './rules.ts';
import type { BlockContext, Rule, Spot } from './rule.ts';
import { createStoryWords } from './story-words.ts';
import { tokenize, type Token } from './token.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * Checks a story again and again while it changes. A block that is the same as at the last check
 * (text, role, language, foreign spans) is not looked at again; what spans blocks is kept up with
 * the blocks that came and went. The answer never depends on what was checked before.
 */
export interface Proofreader {
  /** The findings of a story, in reading order. */
  check(story: readonly ProofText[], style: HouseStyle): readonly Finding[];
}

/** Choices for {@link createProofreader}. */
export interface ProofreaderOptions {
  /** The rules to apply; all of them by default. */
  readonly rules?: readonly Rule[];
}

interface Analysis {
  readonly context: BlockContext;
  /** What each rule found here; a rule that was switched off so far has not looked yet. */
  readonly spots: Map<Rule, readonly Spot[]>;
  uses: number;
}

const TITLE_CASE_SHARE = 0.6;
const TITLE_CASE_WORDS = 4;

/** A proofreader with nothing checked yet. Languages without data get the rules that need none. */
export function createProofreader(
  languages: LanguageSet,
  { rules = RULES }: ProofreaderOptions = {},
): Proofreader {
  let analyses = new Map<string, Analysis>();
  let words = createStoryWords();
  let vocabularies = new Map<string, Vocabulary | undefined>();
  let ownKey = '';

  function forgetUnder({ words: ownWords, names }: HouseStyle): void {
    const key = JSON.stringify([ownWords, names]);
    if (key === ownKey) return;
    ownKey = key;
    analyses = new Map();
    words = createStoryWords();
    vocabularies = new Map();
  }

  function vocabularyFor(lang: string, style: HouseStyle): Vocabulary | undefined {
    if (!vocabularies.has(lang)) {
      const language = languageFor(languages, lang);
      vocabularies.set(lang, language && createVocabulary(language, lang, style));
    }
    return vocabularies.get(lang);
  }

  function analyse(block: ProofText, style: HouseStyle): Analysis {
    const tokens = tokenize(block.text, block.foreign);
    const context: BlockContext = {
      block,
      role: block.role,
      text: block.text,
      tokens,
      vocabulary: vocabularyFor(block.lang, style),
      isTitleCase: isTitleCase(tokens),
    };
    return { context, spots: new Map(), uses: 0 };
  }

  function spotsOf(rule: Rule, { context, spots }: Analysis): readonly Spot[] {
    if (rule.checkBlock === undefined) return [];
    let found = spots.get(rule);
    if (found === undefined) spots.set(rule, (found = [...rule.checkBlock(context)]));
    return found;
  }

  /** Brings the kept analyses in line with the story; answers them block by block. */
  function keepUp(story: readonly ProofText[], style: HouseStyle): Analysis[] {
    const next = new Map<string, Analysis>();
    const present = story.map((block) => {
      const key = keyOf(block);
      const analysis = next.get(key) ?? analyses.get(key) ?? analyse(block, style);
      if (!next.has(key)) next.set(key, analysis);
      return analysis;
    });
    const uses = new Map<Analysis, number>();
    for (const analysis of present) uses.set(analysis, (uses.get(analysis) ?? 0) + 1);
    for (const analysis of new Set([...analyses.values(), ...present])) {
      const wanted = uses.get(analysis) ?? 0;
      for (; analysis.uses < wanted; analysis.uses += 1) words.add(analysis.context.tokens);
      for (; analysis.uses > wanted; analysis.uses -= 1) words.remove(analysis.context.tokens);
    }
    analyses = next;
    return present;
  }

  function check(story: readonly ProofText[], style: HouseStyle): readonly Finding[] {
    forgetUnder(style);
    const present = keepUp(story, style);
    const applied = [...rules, ...houseRulesOf(style)].filter(
      ({ id }) => !style.rulesOff.includes(id),
    );
    const findings = present.flatMap((analysis, block) =>
      applied.flatMap((rule) =>
        spotsOf(rule, analysis).map((spot) => toFinding(rule, block, spot, story)),
      ),
    );
    for (const [block, { context }] of present.entries()) {
      for (const rule of applied) {
        for (const spot of rule.checkInStory?.(context, words) ?? []) {
          findings.push(toFinding(rule, block, spot, story));
        }
      }
    }
    const contexts = present.map(({ context }) => context);
    for (const rule of applied) {
      for (const spot of rule.checkStory?.(contexts) ?? []) {
        findings.push(toFinding(rule, spot.block, spot, story));
      }
    }
    return withoutOverlaps(findings.sort(inReadingOrder));
  }

  return { check };
}

function keyOf({ role, lang, text, foreign }: ProofText): string {
  const spans = foreign.map(({ from, to }) => `${from}-${to}`).join();
  return `${role}\n${lang}\n${spans}\n${text}`;
}

function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.text.length > 3 && token.shape !== 'number');
  const capitals = long.filter((token) => token.shape === 'title').length;
  return long.length >= TITLE_CASE_WORDS && capitals / long.length >= TITLE_CASE_SHARE;
}

function toFinding(
  { id, kind, severity }: Rule,
  block: number,
  { from, to, message, suggestions }: Spot,
  story: readonly ProofText[],
): Finding {
  const text = story[block]?.text.slice(from, to) ?? '';
  return { rule: id, kind, block, from, to, severity, text, message, suggestions };
}

const GRAVITY = { error: 0, warning: 1, hint: 2 };

function inReadingOrder(a: Finding, b: Finding): number {
  return (
    a.block - b.block ||
    a.from - b.from ||
    GRAVITY[a.severity] - GRAVITY[b.severity] ||
    a.to - b.to ||
    (a.rule < b.rule ? -1 : 1)
  );
}

/** One word, one finding: of findings that overlap, the first in reading order stays. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept.at(-1);
    if (last?.block !== finding.block || last.to <= finding.from) {
      kept.push(finding);
    }
  }
  return kept;
}
