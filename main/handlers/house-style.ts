import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import {
  doubledRule,
  MOST_HOUSE_RULES,
  readHouseRule,
} from '../../core/proofreading/house-rules.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { refused } from './replies.ts';

type HouseStyleChannel = Extract<keyof Handlers, `houseStyle.${string}`>;

/** What the newsroom decided for every story. */
export function createHouseStyleHandlers({
  houseStyle,
}: ArticleStore): Pick<Handlers, HouseStyleChannel> {
  return {
    'houseStyle.get': () => success(houseStyle.get()),
    'houseStyle.switchRule': ({ rule, isOn }) => success(houseStyle.switchRule(rule, isOn)),
    'houseStyle.putRule': (draft) => {
      const read = readHouseRule(draft);
      if (!read.ok) return refused('bad-request', `${read.error} Nothing was changed.`);
      const rule = read.value;
      const { rules } = houseStyle.get();
      const isNew = rules.every(({ id }) => id !== rule.id);
      const doubled = doubledRule(rule, rules);
      if (doubled !== null) return refused('bad-request', `${doubled} Nothing was changed.`);
      if (isNew && rules.length >= MOST_HOUSE_RULES) return tooMany;
      return success(houseStyle.putRule(rule));
    },
    'houseStyle.removeRule': ({ id }) => success(houseStyle.removeRule(id)),
    'houseStyle.addIgnore': (ignore) => success(houseStyle.addIgnore(ignore)),
    'houseStyle.removeIgnore': (ignore) => success(houseStyle.removeIgnore(ignore)),
  };
}

const tooMany = refused(
  'bad-request',
  `There are ${MOST_HOUSE_RULES} house rules already, and more would slow every check. Nothing was added. Delete one that is no longer needed.`,
);
