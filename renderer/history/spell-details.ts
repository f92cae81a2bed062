import type { FactCheck } from '../../core/article/story.ts';
import { languageOf } from '../../core/article/languages.ts';
import { assertNever } from '../../core/base/assert-never.ts';
import {
  isAlike,
  type DetailDifference,
  type SingleDifference,
  type TagDifference,
} from '../../core/contract/moment-details.ts';
import type { Tag } from '../../core/tagging/tag.ts';
import { spellDayAndTime } from '../ui/times.ts';

/** A difference in words to look at, with signs, and in words to hear. */
export interface SpelledDetail {
  readonly seen: string;
  readonly heard: string;
}

const names: Readonly<Record<Exclude<DetailDifference['field'], 'isBinned'>, string>> = {
  status: 'Status',
  slug: 'Slug',
  kicker: 'Topic line',
  language: 'Language',
  publisher: 'Publisher',
  canonicalUrl: 'Address',
  publishedAt: 'First published',
  embargoUntil: 'Embargo until',
  factCheck: 'Fact-check',
  tags: 'Tags',
};

/** “Slug: ferry → ferry-back”, “Tags: + Sund, − Oxholm”. */
export function spellDetail(differs: DetailDifference): SpelledDetail {
  if (differs.field === 'tags') return spellTags(differs);
  if (differs.field === 'isBinned') return alike(binned(differs.was, differs.is));
  const [name, was, is] = [names[differs.field], ...valuesOf(differs)];
  if (isAlike(differs.was, differs.is)) return alike(`${name}: changed, and set back to ${is}`);
  return { seen: `${name}: ${was} → ${is}`, heard: `${name} changed from ${was} to ${is}` };
}

function alike(words: string): SpelledDetail {
  return { seen: words, heard: words };
}

function binned(was: boolean, is: boolean): string {
  if (was !== is) return is ? 'Put into the bin' : 'Taken out of the bin';
  return was
    ? 'Taken out of the bin, and put into it again'
    : 'Put into the bin, and taken out again';
}

function valuesOf(differs: Exclude<SingleDifference, { field: 'isBinned' }>): [string, string] {
  switch (differs.field) {
    case 'status':
      return [differs.was, differs.is];
    case 'slug':
    case 'kicker':
    case 'publisher':
    case 'canonicalUrl':
      return [differs.was || 'none', differs.is || 'none'];
    case 'language':
      return [languageOf(differs.was).name, languageOf(differs.is).name];
    case 'publishedAt':
    case 'embargoUntil':
      return [spellTime(differs.was), spellTime(differs.is)];
    case 'factCheck':
      return [spellCheck(differs.was), spellCheck(differs.is)];
    default:
      return assertNever(differs);
  }
}

function spellTime(at: number | null): string {
  return at === null ? 'none' : spellDayAndTime(at);
}

function spellCheck(check: FactCheck | null): string {
  if (check === null) return 'none';
  const of = check.claimant === '' ? '' : ` by ${check.claimant}`;
  return `“${check.claim}”${of}: ${check.verdict} (${String(check.rating)} of 5)`;
}

function spellTags({ added, removed, passing }: TagDifference): SpelledDetail {
  const each = (sign: string, tags: readonly Tag[]): string[] =>
    tags.map(({ name }) => sign + name);
  const list = (words: string, tags: readonly Tag[]): string[] =>
    tags.length > 0 ? [`${words} ${tags.map(({ name }) => name).join(', ')}`] : [];
  const seen = [...each('+ ', added), ...each('− ', removed), ...each('± ', passing)];
  const heard = [
    ...list('put on', added),
    ...list('taken off', removed),
    ...list('changed and set back', passing),
  ];
  return { seen: `${names.tags}: ${seen.join(', ')}`, heard: `${names.tags} ${heard.join('; ')}` };
}
