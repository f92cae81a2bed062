import { isLanguageTag } from '../../article/schema/attributes.ts';
import type { StoryDetails } from '../../article/story.ts';
import { readTime } from '../html/page-times.ts';
import type { ImportedTag } from '../imported-document.ts';
import { plainRuns, type HeadDraft } from '../story-draft.ts';
import type { FrontMatter } from './front-matter.ts';

/** What front matter says of a story. */
export interface MatterStory {
  readonly head: HeadDraft;
  readonly details: Partial<StoryDetails>;
  readonly updatedAt: number | null;
  readonly tags: readonly ImportedTag[];
  /** The picture that stands over the story, or null. */
  readonly picture: {
    readonly source: string;
    readonly alt: string;
    readonly caption: string;
  } | null;
  /** What a story has no place for, as `name: value`. */
  readonly left: readonly string[];
}

/** Reads what the site builders' front matter has in common: Jekyll, Hugo, Eleventy, Pandoc. */
export function readMatter({ values }: FrontMatter): MatterStory {
  const used = new Set<string>();
  const find = (...names: readonly string[]): string[] => {
    for (const name of names) {
      const texts = textsIn(values.get(name));
      if (texts.length === 0) continue;
      used.add(name);
      return texts;
    }
    return [];
  };
  const moment = (...names: readonly string[]): number | null => {
    const name = names.find((one) => readTime(textsIn(values.get(one))[0] ?? '') !== null);
    if (name === undefined) return null;
    used.add(name);
    return readTime(textsIn(values.get(name))[0] ?? '')?.at ?? null;
  };
  const head = {
    headline: find('headline', 'title'),
    standfirst: find('standfirst', 'subtitle', 'description', 'dek', 'deck', 'summary', 'excerpt'),
    byline: find('byline', 'authors', 'author'),
    dateline: find('dateline'),
  };
  const [language] = find('lang', 'language', 'locale').map((tag) => tag.replace('_', '-'));
  const [canonicalUrl] = find('canonical', 'canonical_url', 'canonicalurl');
  const details: Partial<StoryDetails> = {
    ...oneOf('slug', find('slug')),
    ...oneOf('kicker', find('kicker', 'section')),
    ...oneOf('publisher', find('publisher')),
    ...(isLanguageTag(language) ? { language } : {}),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
    ...when('publishedAt', moment('published', 'publishdate', 'date', 'pubdate')),
    ...when('embargoUntil', moment('embargo', 'embargoed')),
  };
  const updatedAt = moment('updated', 'lastmod', 'modified', 'last_modified_at');
  const tags = tagsOf([...find('tags', 'keywords'), ...find('categories', 'category')]);
  const picture = pictureOf(find);
  const left = [...values].flatMap(([name, value]) => (used.has(name) ? [] : [shown(name, value)]));
  return { head: runsOf(head), details, updatedAt, tags, picture, left };
}

type Find = (...names: readonly string[]) => string[];

function pictureOf(find: Find): MatterStory['picture'] {
  const [source] = find('image', 'cover', 'featured_image', 'thumbnail');
  if (source === undefined) return null;
  const [alt = ''] = find('image_alt', 'alt');
  const [caption = ''] = find('image_caption', 'caption');
  return { source, alt, caption };
}

function runsOf(head: Readonly<Record<keyof HeadDraft, readonly string[]>>): HeadDraft {
  const parts = Object.entries(head).filter(([, texts]) => texts.length > 0);
  return Object.fromEntries(parts.map(([part, texts]) => [part, plainRuns(texts.join(', '))]));
}

function oneOf(
  name: 'slug' | 'kicker' | 'publisher',
  [text]: readonly string[],
): Partial<StoryDetails> {
  return text === undefined ? {} : { [name]: text };
}

function when(name: 'publishedAt' | 'embargoUntil', moment: number | null): Partial<StoryDetails> {
  return moment === null ? {} : { [name]: moment };
}

// One text may list tags between commas; Jekyll's are parted by spaces, which stay together here.
function tagsOf(texts: readonly string[]): ImportedTag[] {
  const names = texts.length === 1 ? (texts[0] ?? '').split(/[,;]/) : texts;
  const clean = names.map((name) => name.trim()).filter((name) => name !== '');
  return [...new Set(clean)].map((name) => ({ kind: 'topic', name }));
}

/** The words of a value: a text, a list of texts, or of things that have a name. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value))
    return value
      .slice(0, 200)
      .flatMap((one) => textsIn(one))
      .slice(0, 200);
  if (!(value instanceof Map)) return [];
  return textsIn(value.get('name') ?? value.get('url') ?? value.get('src'));
}

function shown(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(plain(value, 0));
  return `${name}: ${text.replace(/\s+/g, ' ')}`.slice(0, 200);
}

function plain(value: unknown, depth: number): unknown {
  if (depth > 4) return '…';
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1));
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, one]) => [String(key), plain(one, depth + 1)]));
}
