import * as v from 'valibot';
import type { HouseRule } from '../proofreading/house-style.ts';
import { channel } from './channel.ts';
import { line } from './values.ts';

/** Words that are kept in every story although a rule doubts them. */
export interface AlwaysIgnored {
  readonly rule: string;
  readonly text: string;
  /** Milliseconds since 1970 in UTC. */
  readonly addedAt: number;
}

/** What the newsroom decided for every story; its words and names are the lexicon. */
export interface HouseDecisions {
  /** Ids of rules that are switched off. */
  readonly rulesOff: readonly string[];
  /** The newsroom's own rules, oldest first. */
  readonly rules: readonly HouseRule[];
  /** Newest first. */
  readonly ignores: readonly AlwaysIgnored[];
}

const ruleId = v.pipe(line, v.minLength(1));
/** The id of a rule of the newsroom's own: the page makes it. */
const houseRuleId = v.pipe(v.string(), v.regex(/^[0-9a-z][0-9a-z-]{0,63}$/));

/** The form of a house rule; whether its pattern can be searched for, the host looks at by itself. */
export const houseRule = v.strictObject({
  id: houseRuleId,
  pattern: v.pipe(line, v.minLength(1)),
  isExpression: v.boolean(),
  matchesCase: v.boolean(),
  suggestions: v.pipe(v.array(line), v.maxLength(5), v.readonly()),
  message: line,
});

/** The house style; each change answers all that is decided then. */
export const houseStyleChannels = {
  'houseStyle.get': channel<HouseDecisions>()(v.undefined()),
  /** Switches a rule on or off for every story. */
  'houseStyle.switchRule': channel<HouseDecisions>()(
    v.strictObject({ rule: ruleId, isOn: v.boolean() }),
  ),
  /** Adds a rule of the newsroom's own, or puts it in the place of the one with its id. */
  'houseStyle.putRule': channel<HouseDecisions>()(houseRule),
  'houseStyle.removeRule': channel<HouseDecisions>()(v.strictObject({ id: houseRuleId })),
  'houseStyle.addIgnore': channel<HouseDecisions>()(
    v.strictObject({ rule: ruleId, text: v.pipe(line, v.minLength(1)) }),
  ),
  'houseStyle.removeIgnore': channel<HouseDecisions>()(v.strictObject({ rule: line, text: line })),
};
