import type { Figure } from '../figure.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern } from '../figured-text.ts';
import { sayNumber } from '../saying.ts';

/** A part, its whole and its percentage that do not belong together. */
export const proportion: Check = {
  id: 'proportion',
  description: 'A part of a whole given with a percentage that it does not make.',
  examples: {
    flags: [
      'Some 45 of the 60 schools (85 percent) have no nurse.',
      'Of the 400 members, 120, or 40 per cent, voted by post.',
      'In the vote 35 percent, or 120 of the 400 members, stayed at home.',
    ],
    ignores: [
      'Some 45 of the 60 schools (75 percent) have no nurse.',
      'Of the 400 members, 120, or 30 per cent, voted by post.',
      'Of the 403 members, 131, or about a third, or 32 percent, voted.',
      'Of the 400 members, 120 came; 40 percent of these voted.',
      'Two of the 12 boats, 40 percent dearer than in May, are sold.',
    ],
  },
  checkBlock,
};

const forms: readonly (readonly [pattern: RegExp, order: string])[] = [
  [
    shapePattern(
      '{n}(?: out)? of (?:the |its |their |all |his |her )?{n}(?: \\p{L}+){0,3}(?:,? or | \\(){p}(?=[,.)]| of| have| are| were| had| did)',
    ),
    'awp',
  ],
  [
    shapePattern(
      '\\b[Oo]f (?:the |its |their |all )?{n}{~30}, {n}(?: \\p{L}+){0,2}(?:, or | \\(){p}(?=[,.)])',
    ),
    'wap',
  ],
  [shapePattern('{p}(?:, or | \\(){n}(?: out)? of (?:the |its |their |all )?{n}'), 'paw'],
];

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const [pattern, order] of forms) {
    for (const { figures } of findShapes(figured, pattern)) {
      const [part, whole, percent] = ['a', 'w', 'p'].map((role) => figures[order.indexOf(role)]);
      if (!part || !whole || !percent) continue;
      const share = (part.value / whole.value) * 100;
      if (whole.value <= 0 || part.scaled !== whole.scaled) continue;
      if (Math.abs(share - percent.value) <= slack(part, whole, percent)) continue;
      const all = [part, whole, percent];
      yield {
        message: `${sayNumber(part.value)} of ${sayNumber(whole.value)} is ${sayNumber(share, 1)} %, not ${sayNumber(percent.value)} %.`,
        working: `${sayNumber(part.value)} ÷ ${sayNumber(whole.value)} = ${sayNumber(share)} %, the text says ${sayNumber(percent.value)} %`,
        spans: [
          {
            from: Math.min(...all.map(({ from }) => from)),
            to: Math.max(...all.map(({ to }) => to)),
          },
        ],
      };
    }
  }
}

function slack(part: Figure, whole: Figure, percent: Figure): number {
  const isHedged = part.hedged || whole.hedged || percent.hedged;
  const rounding = part.scaled ? (50 * part.step) / whole.value : 0;
  return percent.step * 0.75 + rounding + (isHedged ? Math.max(2, percent.value * 0.1) : 0);
}
