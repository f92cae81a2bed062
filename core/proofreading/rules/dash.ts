import type { BlockContext, Rule, Spot, StorySpot } from '../rule.ts';

type Dash = 'en' | 'em' | 'hyphen' | 'two';
interface Found {
  readonly dash: Dash;
  readonly from: number;
  readonly to: number;
}

const SIGNS: Readonly<Record<string, Dash>> = { '–': 'en', '—': 'em', '-': 'hyphen', '--': 'two' };
const WRITTEN = { en: '–', em: '—' } as const;
const CLEARLY = 3;

/** A hyphen or another sort of dash where the story writes dashes in one way. */
export const dash: Rule = {
  id: 'dash',
  kind: 'punctuation',
  severity: 'hint',
  description: 'A hyphen for a dash, or two sorts of dash in one story.',
  reason: 'A hyphen joins and a dash parts; two sorts of dash look like two authors.',
  examples: {
    flags: [
      'The ferry – an old one – was late. The crew – six men – knew. The board [-] as ever – did not.',
      'The ferry – an old one – was late. The crew – six men – knew it [—] all of it.',
      'The ferry[--]an old one—was late. The crew—six men—knew. The board—all of it—met.',
    ],
    ignores: [
      'The ferry – an old one – was late, and the crew – six men – knew it.',
      'The ferry - an old one - was late.',
      'The match ended 3 - 1 – a shock – and the score – as ever – was right.',
      'The Holm–Farran line, 1939–45 and a well-known, half-built pier.',
      'Run it with --help – or not – and wait – a while.',
    ],
    fixes: [
      [
        'The ferry – an old one – was late. The crew – six men – knew. The board - of course – did not.',
        'The ferry – an old one – was late. The crew – six men – knew. The board – of course – did not.',
      ],
    ],
  },
  overview: { summarise: findDashes, judge },
};

function* judge(found: readonly (readonly Found[])[]): Iterable<StorySpot> {
  const counts = { en: 0, em: 0, hyphen: 0, two: 0 };
  for (const dashes of found) for (const one of dashes) counts[one.dash] += 1;
  const usual = counts.en > counts.em ? 'en' : 'em';
  const others = counts.en + counts.em + counts.hyphen + counts.two - counts[usual];
  if (others === 0 || counts[usual] < CLEARLY * others) return;
  for (const [block, dashes] of found.entries()) {
    for (const one of dashes)
      if (one.dash !== usual) yield { block, ...spotOf(one, WRITTEN[usual]) };
  }
}

function spotOf({ from, to, dash: written }: Found, usual: string): Spot {
  const message =
    written === 'en' || written === 'em'
      ? `The story otherwise writes its dashes “${usual}”.`
      : 'A dash is meant here, and the story otherwise writes it as one.';
  return { from, to, message, suggestions: [usual] };
}

const NONE: readonly Found[] = [];

/** The dashes between two parts of a sentence; those between numbers and names are left out. */
function findDashes({ role, text, tokens }: BlockContext): readonly Found[] {
  const dashes: Found[] = [];
  if (role !== 'paragraph' && role !== 'list-item' && role !== 'quote') return NONE;
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const after = tokens[at];
    if (before === undefined || after === undefined || after.from - before.to > 6) continue;
    if (before.isTechnical || after.isTechnical) continue;
    if (before.shape === 'number' || after.shape === 'number') continue;
    const between = /^["”’)]?([ \u00a0]?)(--?|[–—])([ \u00a0]?)["“‘(]?$/.exec(
      text.slice(before.to, after.from),
    );
    const sign = between?.[2] ?? '';
    const written = SIGNS[sign];
    if (between === null || written === undefined || (between[1] === '') !== (between[3] === ''))
      continue;
    const isTight = between[1] === '';
    // Without spaces a hyphen joins words, and an en dash two names or ends of a way.
    if (isTight && (written === 'hyphen' || written === 'en')) continue;
    const from = text.indexOf(sign, before.to);
    dashes.push({ dash: written, from, to: from + sign.length });
  }
  return dashes.length === 0 ? NONE : dashes;
}
