import { failure, success, type Result } from '../base/result.ts';
import { compilePattern, type HouseMatch, type HousePattern } from './house-pattern.ts';
import type { HouseRule, HouseStyle } from './house-style.ts';
import type { BlockContext, Rule, Spot } from './rule.ts';

/** How many rules of its own a newsroom may have; those beyond are not applied. */
export const MOST_HOUSE_RULES = 1000;
/** The longest pattern, suggestion and message, in UTF-16 code units. */
export const LONGEST_PATTERN = 300;
const LONGEST_SUGGESTION = 300;
const LONGEST_MESSAGE = 500;
const MOST_SUGGESTIONS = 5;
const ID = /^[\w-]{1,64}$/;
// What no editor types and no text holds: control signs, and halves of signs.
// eslint-disable-next-line no-control-regex
const UNTYPABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Cs}/u;

/** A house rule as it comes from a form, a file or another process: anything may be anything. */
export interface HouseRuleDraft {
  readonly id?: unknown;
  readonly pattern?: unknown;
  readonly isExpression?: unknown;
  readonly matchesCase?: unknown;
  readonly suggestions?: unknown;
  readonly message?: unknown;
}

/**
 * Reads a rule of the newsroom's own. Spaces around its parts go, empty suggestions stay (they
 * delete), an empty message gets one. A failure is a sentence for the editor who wrote the rule.
 */
export function readHouseRule(draft: HouseRuleDraft): Result<HouseRule, string> {
  const { id, isExpression = false, matchesCase = false, suggestions = [] } = draft;
  if (typeof id !== 'string' || !ID.test(id)) return failure('This rule has no proper id.');
  if (typeof isExpression !== 'boolean' || typeof matchesCase !== 'boolean')
    return failure('This rule does not say what kind of pattern it has.');
  const pattern = textOf(draft.pattern, isExpression);
  if (pattern === undefined || pattern === '') return failure('Say what the rule is to look for.');
  if (pattern.length > LONGEST_PATTERN) {
    return failure(`The pattern is too long; ${String(LONGEST_PATTERN)} signs are the most.`);
  }
  const offered = readSuggestions(suggestions);
  if (!offered.ok) return offered;
  const message = textOf(draft.message, false) ?? '';
  if (message.length > LONGEST_MESSAGE)
    return failure(`The reason is too long; ${String(LONGEST_MESSAGE)} signs are the most.`);
  const rule = { id, pattern, isExpression, matchesCase, suggestions: offered.value, message };
  const compiled = compilePattern(rule);
  if (!compiled.ok) return compiled;
  const group = missingGroup(rule, compiled.value);
  if (group !== undefined)
    return failure(`A suggestion speaks of ${group}, and the expression has no such group.`);
  return success(message === '' ? { ...rule, message: defaultMessage(rule) } : rule);
}

function textOf(value: unknown, keepsSpaces: boolean): string | undefined {
  if (typeof value !== 'string' || UNTYPABLE.test(value)) return undefined;
  return keepsSpaces ? value : value.trim();
}

function readSuggestions(value: unknown): Result<readonly string[], string> {
  if (!Array.isArray(value)) return failure('The suggestions are not a list.');
  if (value.length > MOST_SUGGESTIONS)
    return failure(`Five suggestions are the most that a finding shows.`);
  const read: string[] = [];
  for (const one of value as readonly unknown[]) {
    const text = textOf(one, true);
    if (text === undefined || text.length > LONGEST_SUGGESTION)
      return failure('A suggestion is too long, or holds signs that cannot be typed.');
    if (!read.includes(text)) read.push(text);
  }
  return success(read);
}

function missingGroup(rule: HouseRule, { groupCount }: HousePattern): string | undefined {
  if (!rule.isExpression) return undefined;
  for (const suggestion of rule.suggestions) {
    for (const [, group = ''] of suggestion.matchAll(GROUP)) {
      if (group !== '$' && Number(group) > groupCount) return `$${group}`;
    }
  }
  return undefined;
}

/**
 * Why a rule that looks for just what another of `rules` looks for is not kept, in a sentence; null
 * when none does, or only the rule that it takes the place of.
 */
export function doubledRule(rule: HouseRule, rules: readonly HouseRule[]): string | null {
  const { id, pattern, isExpression } = rule;
  const isThere = rules.some(
    (one) => one.id !== id && one.pattern === pattern && one.isExpression === isExpression,
  );
  return isThere ? `There is a rule for “${pattern}” already; change that one instead.` : null;
}

function defaultMessage({ pattern, suggestions, isExpression }: HouseRule): string {
  const [first] = suggestions;
  if (first === undefined || isExpression) return lookAt(pattern);
  return first === '' ? 'The house does without this.' : `The house writes “${first}”.`;
}

function lookAt(words: string): string {
  return `The house style asks for a look at “${words}”.`;
}

let compiledKept = new Map<string, Rule>();
const rulesKept = new WeakMap<readonly HouseRule[], readonly Rule[]>();

/**
 * The rules of a newsroom's own as rules of proofreading, with ids `house:<id>`. The same rule is
 * answered by the same object as long as it stands in the style, so that what it found is kept.
 * Rules that cannot be read ({@link readHouseRule}) are left out.
 */
export function houseRulesOf({ rules }: Pick<HouseStyle, 'rules'>): readonly Rule[] {
  const kept = rulesKept.get(rules);
  if (kept !== undefined) return kept;
  const compiled = new Map<string, Rule>();
  for (const rule of rules.slice(0, MOST_HOUSE_RULES)) {
    const key = JSON.stringify(rule);
    const made = compiledKept.get(key) ?? createRule(rule);
    if (made !== undefined) compiled.set(key, made);
  }
  compiledKept = compiled;
  const made = [...compiled.values()];
  rulesKept.set(rules, made);
  return made;
}

function createRule(draft: HouseRule): Rule | undefined {
  const read = readHouseRule(draft);
  if (!read.ok) return undefined;
  const compiled = compilePattern(read.value);
  if (!compiled.ok) return undefined;
  const { id, message } = read.value;
  return {
    id: `house:${id}`,
    kind: 'style',
    severity: 'warning',
    description: message,
    reason: message,
    examples: { flags: [], ignores: [], fixes: [] },
    checkBlock: (context) => checkBlock(context, read.value, compiled.value),
  };
}

function* checkBlock(
  context: BlockContext,
  rule: HouseRule,
  pattern: HousePattern,
): Iterable<Spot> {
  for (const match of pattern.find(context)) {
    const found = context.text.slice(match.from, match.to);
    const suggestions = rule.suggestions.map((one) => write(one, found, match, rule));
    // What stands there may be just what the house wants: “Covid-19” for any other capitals.
    if (suggestions.includes(found)) continue;
    const { from, to } = match;
    // An expression means little to who reads the story; the words that it found do.
    const message = rule.message === lookAt(rule.pattern) ? lookAt(found) : rule.message;
    yield { from, to, message, suggestions: [...new Set(suggestions)] };
  }
}

const GROUP = /\$(\$|\d)/g;

/** A suggestion with its groups filled in and, unless capitals matter, those of what it replaces. */
function write(suggestion: string, found: string, match: HouseMatch, rule: HouseRule): string {
  const filled = rule.isExpression
    ? suggestion.replace(GROUP, (_, group: string) =>
        group === '$' ? '$' : (match.groups[Number(group)] ?? ''),
      )
    : suggestion;
  if (rule.matchesCase) return filled;
  if (isInCapitals(found) && !isInCapitals(rule.pattern)) return filled.toUpperCase();
  const owesCapital = /^\p{Lu}/u.test(found) && !/\p{Lu}/u.test(filled + rule.pattern);
  return owesCapital ? filled.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : filled;
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
