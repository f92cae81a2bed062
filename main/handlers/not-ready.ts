import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { refused, type Reply } from './replies.ts';

interface Obstacle {
  /** The rule of the checklist; an empty one stands for all that have no words of their own. */
  readonly rule: string;
  readonly one: string;
  readonly many: (count: number) => string;
}

const obstacles: readonly Obstacle[] = [
  {
    rule: 'claim',
    one: '1 claim is not settled',
    many: (count) => `${count} claims are not settled`,
  },
  {
    rule: 'sign-off',
    one: '1 verdict awaits its sign-off',
    many: (count) => `${count} verdicts await their sign-off`,
  },
  {
    rule: 'quotation-altered',
    one: '1 quotation differs from its source',
    many: (count) => `${count} quotations differ from their sources`,
  },
  {
    rule: '',
    one: 'its page has 1 error',
    many: (count) => `its page has ${count} errors`,
  },
];

/** Refuses to call a story ready, and counts what stands in the way. */
export function notReady(errors: readonly ChecklistItem[]): Reply<never> {
  return refused(
    'bad-request',
    `This story is not ready: ${inTheWay(errors)}. Its status was not changed. Put right what the checklist names, or say why the story is ready all the same.`,
  );
}

function inTheWay(errors: readonly ChecklistItem[]): string {
  const named = new Set(obstacles.map(({ rule }) => rule));
  const rules = errors.map(({ rule }) => (named.has(rule) ? rule : ''));
  const parts = obstacles.flatMap(({ rule, one, many }) => {
    const count = rules.filter((each) => each === rule).length;
    return count === 0 ? [] : [count === 1 ? one : many(count)];
  });
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
