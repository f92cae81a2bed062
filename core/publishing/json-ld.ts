import type { PageFacts } from './page-facts.ts';
import type { PublishedTag } from './published-story.ts';

type Json = string | number | readonly Json[] | { readonly [key: string]: Json };

const thingOf: Readonly<Record<Exclude<PublishedTag['kind'], 'own'>, string>> = {
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  topic: 'Thing',
};

/** The story as a schema.org NewsArticle; what is not known is not said. */
export function newsArticle(facts: PageFacts): Json {
  return present({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: facts.headline,
    description: facts.description,
    inLanguage: facts.language,
    url: facts.canonical,
    mainEntityOfPage: facts.canonical,
    image: facts.images.map(({ url, width, height }) =>
      present({ '@type': 'ImageObject', url, width: width || null, height: height || null }),
    ),
    datePublished: facts.published,
    dateModified: facts.modified,
    dateline: facts.dateline,
    author: facts.authors.map(({ name, isOrganisation }) =>
      thing(isOrganisation ? 'Organization' : 'Person', name),
    ),
    publisher: facts.publisher === '' ? null : thing('Organization', facts.publisher),
    articleSection: facts.section,
    keywords: facts.tags.map((tag) => tag.name),
    about: facts.tags.flatMap((tag) =>
      tag.kind === 'own' ? [] : [thing(thingOf[tag.kind], tag.name)],
    ),
    wordCount: facts.words,
  });
}

function thing(type: string, name: string): Json {
  return { '@type': type, name };
}

function present(entries: Readonly<Record<string, Json | null>>): Json {
  const isPresent = (value: Json | null): value is Json =>
    value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Json] => isPresent(entry[1])),
  );
}
