import { sentencesIn } from '../article/sentences.ts';
import type { TextSpan } from '../article/text-blocks.ts';
import { wordDifference } from '../article/word-difference.ts';
import type {
  DossierBlock,
  DossierClaim,
  DossierEvidence,
  DossierInput,
  DossierSource,
} from './dossier-input.ts';
import {
  changedWords,
  details,
  hashOf,
  lineOf,
  linkOf,
  proseOf,
  stretchOf,
  stateOf,
  table,
  type Detail,
} from './dossier-parts.ts';
import { momentOf, roleWords, signatureOf, statusWords } from './dossier-words.ts';
import {
  block,
  element,
  escapeText,
  lines,
  nothing,
  run,
  type Attributes,
  type Html,
} from './markup.ts';
import { directionOf } from './page-words.ts';

/** What drawing a claim needs to know of the rest of the dossier. */
interface Surroundings {
  /** For words of the story. */
  readonly language: Attributes;
  readonly tag: string;
  readonly asksSignOff: boolean;
  readonly numbers: ReadonlyMap<string, number>;
  readonly claims: ReadonlyMap<string, DossierClaim>;
  readonly sources: ReadonlyMap<string, Numbered>;
}

interface Numbered {
  readonly number: number;
  readonly source: DossierSource;
}

/** A sentence of a block, in UTF-16 offsets into it, and what was made of it. */
interface Sentence extends TextSpan {
  readonly claims: readonly string[];
  readonly isSetAside: boolean;
  readonly isUnread: boolean;
}

/** How many sentences the story has, and how far they were read. */
export interface SentenceCounts {
  readonly all: number;
  readonly withClaims: number;
  readonly setAside: number;
  /** Statements, as the checklist counts them: a sentence may hold several, or a claim besides. */
  readonly unread: number;
}

/** Counts the sentences of the story as {@link storySection} lists them. */
export function sentenceCounts({ blocks, story }: DossierInput): SentenceCounts {
  const all = blocks.flatMap((each) => sentencesOf(each, story.language));
  const plain = all.filter(({ claims }) => claims.length === 0);
  return {
    all: all.length,
    withClaims: all.length - plain.length,
    setAside: plain.filter(({ isSetAside, isUnread }) => isSetAside && !isUnread).length,
    unread: blocks.reduce((sum, { unread }) => sum + unread.length, 0),
  };
}

/** The story sentence by sentence, each with its claims. */
export function storySection(input: DossierInput): Html {
  const around = surroundings(input);
  const shown = new Set<string>();
  let paragraph = 0;
  let sentence = 1;
  const parts = input.blocks.flatMap((each): Html[] => {
    const sentences = sentencesOf(each, input.story.language);
    if (sentences.length === 0) return [];
    if (each.role === 'paragraph') paragraph++;
    const name = roleWords[each.role] + (each.role === 'paragraph' ? ` ${paragraph}` : '');
    const items = sentences.map((one) => sentenceItem(each, one, around, shown));
    const start = sentence === 1 ? null : sentence;
    sentence += sentences.length;
    return [element('h3', {}, escapeText(name)), block('ol', { class: 'sentences', start }, items)];
  });
  return block('section', { 'aria-labelledby': 'story' }, [
    element('h2', { id: 'story' }, escapeText('The story, sentence by sentence')),
    parts.length === 0 ? element('p', {}, escapeText('The story has no text yet.')) : nothing,
    ...parts,
  ]);
}

/** Claims whose words are no longer in the story; nothing when there are none. */
export function cutSection(input: DossierInput): Html {
  const cut = input.claims.filter(({ status }) => status === 'cut');
  if (cut.length === 0) return nothing;
  const around = surroundings(input);
  return block('section', { 'aria-labelledby': 'cut' }, [
    element('h2', { id: 'cut' }, escapeText('Claims that were cut from the story')),
    ...cut.map((claim) => drawClaim(claim, around, 'h3')),
  ]);
}

function surroundings({ claims, sources, story, asksSignOff }: DossierInput): Surroundings {
  return {
    language: { lang: story.language || 'und', dir: directionOf(story.language) },
    tag: story.language,
    asksSignOff,
    numbers: new Map(claims.map(({ id }, index) => [id, index + 1])),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    sources: new Map(sources.map((source, index) => [source.id, { number: index + 1, source }])),
  };
}

function sentencesOf({ text, claims, setAside, unread }: DossierBlock, tag: string): Sentence[] {
  return sentencesIn(text, tag || 'und').map((span) => {
    const meets = ({ from, to }: TextSpan): boolean => from < span.to && to > span.from;
    return {
      ...span,
      claims: [...new Set(claims.filter(meets).map(({ id }) => id))],
      isSetAside: setAside.some(meets),
      isUnread: unread.some(meets),
    };
  });
}

function sentenceItem(
  each: DossierBlock,
  sentence: Sentence,
  around: Surroundings,
  shown: Set<string>,
): Html {
  const claims = sentence.claims.flatMap((id) => around.claims.get(id) ?? []);
  const drawn = claims.map((claim) => {
    if (shown.has(claim.id)) return continued(claim, around);
    shown.add(claim.id);
    return drawClaim(claim, around, 'h4');
  });
  return block('li', {}, [
    element('p', { class: 'words', ...around.language }, markedWords(each, sentence)),
    ...drawn,
    drawn.length === 0
      ? element('p', { class: 'plain' }, escapeText(told(sentence)))
      : sentence.isUnread
        ? element('p', { class: 'plain' }, escapeText(unreadBesides))
        : nothing,
  ]);
}

const unreadBesides = 'More of it can be checked, and nobody has looked at that.';

function told({ isSetAside, isUnread }: Sentence): string {
  if (isUnread) return 'Nothing marked; it can be checked, and nobody has looked at it.';
  return isSetAside ? 'Nothing marked; looked at and set aside.' : 'Nothing marked.';
}

/** The sentence with the words of claims marked; those that claims share are marked once. */
function markedWords({ text, claims }: DossierBlock, sentence: TextSpan): Html {
  const parts: Html[] = [];
  let at = sentence.from;
  for (const { from, to } of [...claims].sort((one, other) => one.from - other.from)) {
    const start = Math.max(at, from);
    const end = Math.min(sentence.to, to);
    if (start >= end) continue;
    parts.push(
      stretchOf(text.slice(at, start)),
      element('mark', {}, stretchOf(text.slice(start, end))),
    );
    at = end;
  }
  parts.push(stretchOf(text.slice(at, sentence.to)));
  return run(parts);
}

function continued(claim: DossierClaim, { numbers }: Surroundings): Html {
  const number = numbers.get(claim.id) ?? 0;
  const link = element('a', { href: `#claim-${number}` }, escapeText(`claim ${number}`));
  return element('p', { class: 'plain' }, run([escapeText('Part of '), link, escapeText('.')]));
}

function drawClaim(claim: DossierClaim, around: Surroundings, heading: 'h3' | 'h4'): Html {
  const number = around.numbers.get(claim.id) ?? 0;
  const title = run([
    escapeText(`Claim ${number}: ${claim.kind} `),
    stateOf(claim.status, statusWords[claim.status]),
  ]);
  return block('div', { class: 'claim' }, [
    element(heading, { id: `claim-${number}` }, title),
    details(claimDetails(claim, around)),
    evidenceTable(claim.evidence, number, around),
    historyTable(claim, number),
  ]);
}

function claimDetails(claim: DossierClaim, { language, asksSignOff }: Surroundings): Detail[] {
  const { current, checked, checkedBy, checkedAt, signedBy, signedAt } = claim;
  const ofStory = (content: Html): Html => element('span', { ...language }, content);
  const isOpen = checkedAt === null;
  return [
    ['Words', current === null ? nothing : ofStory(lineOf(current))],
    ['Words when checked', checkedWords(current, checked, ofStory)],
    [
      'Verdict',
      isOpen
        ? escapeText('None yet')
        : run([escapeText(`${claim.verdict}, `), signatureOf(checkedBy, checkedAt)]),
    ],
    ['Sign-off', signature(signedBy, signedAt, asksSignOff && !isOpen)],
    ['Should read', claim.fix.trim() === '' ? nothing : ofStory(proseOf(claim.fix))],
    ['Note', proseOf(claim.note)],
  ];
}

function checkedWords(
  current: string | null,
  checked: string,
  ofStory: (content: Html) => Html,
): Html {
  const [old, now] = [wordsOf(checked), wordsOf(current ?? checked)];
  const changes = wordDifference(old, now);
  if (current !== null && changes.length === 0) return nothing;
  return ofStory(changedWords(old, changes));
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function signature(who: string, at: number | null, isAwaited: boolean): Html {
  if (who !== '') return run([escapeText('Signed off '), signatureOf(who, at)]);
  return isAwaited ? escapeText('Not signed off by a second person') : nothing;
}

const evidenceHeaders = ['Passage', 'Source', 'Place', 'Primary', 'Seen', 'File'];

function evidenceTable(
  evidence: readonly DossierEvidence[],
  claim: number,
  around: Surroundings,
): Html {
  if (evidence.length === 0) return element('p', { class: 'plain' }, escapeText('No evidence.'));
  const rows = evidence.map((item) => {
    const from = item.sourceId === null ? undefined : around.sources.get(item.sourceId);
    return [
      proseOf(item.quote),
      lines([linkOf(item.source), sourceLink(from)]),
      lineOf(item.locator),
      escapeText(item.primary ? 'Primary' : 'Secondary'),
      momentOf(item.seenAt),
      fileOf(item, from),
    ];
  });
  return table(`Evidence for claim ${claim}`, evidenceHeaders, rows);
}

function sourceLink(from: Numbered | undefined): Html {
  if (!from) return nothing;
  const name = escapeText(`Source ${from.number}`);
  return element('a', { href: `#source-${from.number}` }, name);
}

function fileOf({ sourceId }: DossierEvidence, from: Numbered | undefined): Html {
  if (sourceId === null) return escapeText('None kept');
  if (!from) return escapeText('No longer in the vault');
  return from.source.file === null ? escapeText('Written down') : hashOf(from.source.file.sha256);
}

function historyTable({ history }: DossierClaim, claim: number): Html {
  const rows = history.map(({ at, who, what }) => [
    momentOf(at),
    lineOf(who || 'Nobody named'),
    proseOf(what),
  ]);
  return table(`History of claim ${claim}`, ['When', 'Who', 'What'], rows);
}
