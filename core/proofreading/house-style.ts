/** A rule of the newsroom's own. */
export interface HouseRule {
  /** Stable and unique among the newsroom's rules; its findings carry the rule `house:<id>`. */
  readonly id: string;
  /** Words to look for, or a regular expression when `isExpression`. */
  readonly pattern: string;
  /** Read by an engine that takes linear time whatever the expression. */
  readonly isExpression: boolean;
  readonly matchesCase: boolean;
  /** Best first; may use `$1` and so on in an expression. Empty: the rule only notes. */
  readonly suggestions: readonly string[];
  /** The reason, in plain words. */
  readonly message: string;
}

/** What a newsroom has of its own: words, names, rules switched off, rules of its own. */
export interface HouseStyle {
  /** Added to the dictionary. */
  readonly words: readonly string[];
  /** The lexicon of names. */
  readonly names: readonly string[];
  /** Ids of rules that are not applied. */
  readonly rulesOff: readonly string[];
  readonly rules: readonly HouseRule[];
}

/** No words, no rules, nothing switched off. */
export const PLAIN_HOUSE_STYLE: HouseStyle = { words: [], names: [], rulesOff: [], rules: [] };
