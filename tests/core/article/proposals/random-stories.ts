import type { Mark, Node } from 'prosemirror-model';
import { articleSchema } from '../../../../core/article/schema.ts';

const { nodes, marks } = articleSchema;

/** Numbers that follow from a seed (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to `below` - 1. */
  roll(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<One>(of: readonly One[]): One {
    const one = of[this.roll(of.length)];
    if (one === undefined) throw new RangeError('There is nothing to pick from');
    return one;
  }

  /** True once in `of` times. */
  is(of: number): boolean {
    return this.roll(of) === 0;
  }
}

const words = ['harbour', 'ferry', 'the', 'old', 'quay', 'said', 'Mira', 'rain', 'of', 'new'];

/** Some words; never empty. */
export function phrase(dice: Dice): string {
  return Array.from({ length: 1 + dice.roll(4) }, () => dice.pick(words)).join(' ');
}

function dress(dice: Dice): readonly Mark[] {
  return dice.pick([
    [],
    [],
    [marks.em.create()],
    [marks.strong.create()],
    [marks.link.create({ href: 'https://quay.example' })],
    [marks.claim.create({ id: 'c1' })],
  ]);
}

function inline(dice: Dice, isRich: boolean, breaks = isRich): Node[] {
  return Array.from({ length: dice.roll(4) }, () =>
    breaks && dice.is(8)
      ? nodes.hard_break.create()
      : articleSchema.text(phrase(dice), isRich ? dress(dice) : []),
  );
}

export function paragraph(dice: Dice): Node {
  return nodes.paragraph.create(null, inline(dice, true));
}

export function list(dice: Dice, depth = 0): Node {
  const items = Array.from({ length: 1 + dice.roll(3) }, () =>
    nodes.list_item.create(null, [
      paragraph(dice),
      ...(depth < 1 && dice.is(4) ? [list(dice, depth + 1)] : []),
      ...(dice.is(5) ? [paragraph(dice)] : []),
    ]),
  );
  return dice.is(2)
    ? nodes.bullet_list.create(null, items)
    : nodes.ordered_list.create(null, items);
}

export function picture(dice: Dice): Node {
  const [caption, credit] = [
    nodes.caption.create(null, inline(dice, true, false)),
    inline(dice, false),
  ];
  return nodes.figure.create({ alt: phrase(dice) }, [caption, nodes.credit.create(null, credit)]);
}

/** Any block of a body. */
export function block(dice: Dice): Node {
  switch (dice.roll(12)) {
    case 0:
      return nodes.heading.create({ level: 2 + dice.roll(3) }, inline(dice, false));
    case 1:
      return list(dice);
    case 2:
      return nodes.blockquote.create(null, [paragraph(dice), ...(dice.is(2) ? [list(dice)] : [])]);
    case 3:
      return picture(dice);
    case 4:
      return nodes.section_break.create();
    case 5:
      return nodes.pull_quote.create(null, inline(dice, false));
    default:
      return paragraph(dice);
  }
}

/** A story with a bit of everything; there is always a paragraph in it. */
export function randomStory(dice: Dice): Node {
  const head = [nodes.headline, nodes.standfirst, nodes.byline, nodes.dateline].map((type) =>
    type.create(null, inline(dice, false)),
  );
  const blocks = Array.from({ length: 1 + dice.roll(6) }, () => block(dice));
  const body = nodes.body.create(null, [...blocks, paragraph(dice)]);
  const doc = nodes.doc.create(null, [...head, body]);
  doc.check();
  return doc;
}
