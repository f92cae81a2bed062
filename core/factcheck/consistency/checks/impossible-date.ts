import type { Check, Reading, Spot } from '../check.ts';
import { daysInMonth, sayMonth, type WrittenDay } from '../days.ts';

/** A day that its month does not have. */
export const impossibleDate: Check = {
  id: 'date',
  description: 'A day that its month does not have: 31 June, 29 February of a common year.',
  examples: {
    flags: [
      'The lease ends on 31 June 2025.',
      'Applications close on September 31, the ministry said.',
      'He was born on 29 February 2023.',
      'The court sits on Friday (April 31).',
    ],
    ignores: [
      'The lease ends on 30 June 2025, or on 29 February 2024.',
      'On 29 February the office is closed.',
      'In June 31 people were hurt, in September 31 more.',
      'The film “April 31st” is shown on 1 May.',
    ],
  },
  checkBlock,
};

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const { written, from, to } of figured.figures) {
    if (written?.day == null) continue;
    const { day, month, year } = written;
    const most = daysInMonth(year ?? 2024, month);
    if (day <= most) continue;
    if (isCount(figured.text, written, from, to)) continue;
    const name = year !== null && month === 2 ? `February ${String(year)}` : sayMonth(month);
    yield {
      message: `There is no ${String(day)} ${name}.`,
      working: `${name} has ${String(most)} days.`,
      spans: [{ from, to }],
    };
  }
}

// “In June 31 people”: the number counts what follows. “The film ‘April 31st’”: a name.
function isCount(
  text: string,
  { monthFirst, year, weekday }: WrittenDay,
  from: number,
  to: number,
) {
  if (/[“"‘']$/.test(text.slice(0, from))) return true;
  if (!monthFirst || year !== null || weekday !== null) return false;
  if (/\b(?:in|since|of|this|last|during|for)\s$/i.test(text.slice(Math.max(0, from - 10), from)))
    return true;
  return !/^(?:$|[.,;:)!?—–]|\s(?:to|and|at|in|with|for|by|when|because|if|until|is|was)\b|\s[—–(])/.test(
    text.slice(to, to + 12),
  );
}
