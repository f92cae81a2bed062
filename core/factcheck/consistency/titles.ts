import type { TextSpan } from '../../article/text-blocks.ts';
import { knownNames } from './ages.ts';
import { isQuoted, textOffset, type FiguredText } from './figured-text.ts';
import { nameKey, type WrittenName } from './names.ts';

/** An office that a story gives a person: of its `kind`, one person holds one `post`. */
export interface WrittenTitle extends TextSpan {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly post: string;
  readonly said: string;
}

const portfolios: Readonly<Record<string, string>> = {
  prime: 'prime',
  foreign: 'foreign',
  interior: 'interior',
  home: 'interior',
  defence: 'defence',
  defense: 'defence',
  finance: 'finance',
  economy: 'economy',
  economic: 'economy',
  economics: 'economy',
  health: 'health',
  education: 'education',
  justice: 'justice',
  transport: 'transport',
  energy: 'energy',
  environment: 'environment',
  agriculture: 'agriculture',
  culture: 'culture',
  labour: 'labour',
  labor: 'labour',
  trade: 'trade',
  housing: 'housing',
  fisheries: 'fisheries',
  tourism: 'tourism',
};
const ranked =
  'mayor|governor|president|chairman|chairwoman|director|prosecutor|minister|premier|chancellor|leader';
const ministerial = new RegExp(
  `^(?<field>${Object.keys(portfolios).join('|')}) (?:minister|secretary)$|^(?:minister|secretary) (?:of|for) (?:the )?(?<of>${Object.keys(portfolios).join('|')})(?: affairs)?$`,
  'u',
);
const ofRank = new RegExp(`^(?<below>deputy |vice[ -])?(?<rank>${ranked})$`, 'u');
const diplomatic = /^(?:\p{L}+ )?(?<post>ambassador|consul)$/u;
const military =
  /^(?<post>corporal|sergeant|lieutenant|captain|major|colonel|general|admiral|bishop|archbishop|cardinal)$/u;
// Who was something else, or is about to be, has two titles with good reason.
const otherTime =
  /\b(?:former\w*|ex|the then|previous\w*|acting|outgoing|incoming|elect|designate|appointed|named|bec[ao]me|becomes|promoted|new|until|since|once|succeed\w*|replac\w*|predecessor|shadow|served|sworn|candidate|would-be|retired|later|current|also|both|double|relation|namesake)\b|\uE000[ydl]/iu;
const AFTER =
  /^, (?:the |an? |its |his |her |their )?(?<title>[\p{Ll}-]+(?: [\p{L}-]+){0,4})(?=[,.;)]|$)/u;
const BEFORE = /\b[Tt]he (?<title>[\p{L}-]+(?: [\p{L}-]+){0,3}), $/u;

/** The offices that a text gives people: “Interior Minister Ana Roth”, “Paul Egge, the economy minister,”. */
export function titlesIn(figured: FiguredText): readonly WrittenTitle[] {
  const titles: WrittenTitle[] = [];
  const names = knownNames(figured);
  let index = 0;
  for (const { from, to } of figured.sentences) {
    const isOfOtherTime = otherTime.test(figured.shape.slice(from, to));
    for (let name = names[index]; name && name.at.from < to; name = names[(index += 1)])
      if (!isOfOtherTime && !isQuoted(figured, name))
        titles.push(...titlesOf(figured, name, { from, to }));
  }
  return titles;
}

function* titlesOf(
  figured: FiguredText,
  name: WrittenName,
  sentence: TextSpan,
): Iterable<WrittenTitle> {
  const { shape } = figured;
  const after = AFTER.exec(shape.slice(name.at.to, Math.min(sentence.to, name.at.to + 80)));
  const before = BEFORE.exec(shape.slice(Math.max(sentence.from, name.at.from - 80), name.at.from));
  const said = [name.title, before?.groups?.['title'] ?? '', after?.groups?.['title'] ?? ''];
  for (const [place, title] of said.entries()) {
    const post = postOf(title);
    if (!post) continue;
    const isAfter = place === 2;
    const start = isAfter ? name.at.from : name.at.from - title.length - (place === 1 ? 2 : 1);
    const end = isAfter ? name.at.to + (after?.[0].length ?? 0) : name.at.to;
    const span = { from: textOffset(figured, Math.max(0, start)), to: textOffset(figured, end) };
    yield { key: nameKey(name), name: `${name.first} ${name.last}`, ...post, said: title, ...span };
  }
}

function postOf(title: string): { kind: string; post: string } | null {
  const lower = title.toLowerCase().trim();
  const field = ministerial.exec(lower)?.groups;
  if (field)
    return { kind: 'minister', post: portfolios[field['field'] ?? field['of'] ?? ''] ?? '' };
  const rank = ofRank.exec(lower)?.groups;
  if (rank)
    return {
      kind: rank['rank'] ?? '',
      post: (rank['below'] ?? '').replace('-', ' ') + (rank['rank'] ?? ''),
    };
  const diplomat = diplomatic.exec(lower)?.groups;
  if (diplomat) return { kind: 'diplomat', post: diplomat['post'] ?? '' };
  const officer = military.exec(lower)?.groups;
  return officer ? { kind: 'rank', post: officer['post'] ?? '' } : null;
}
