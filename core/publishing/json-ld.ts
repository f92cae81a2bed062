import type { PageFacts, PageImage, PublishedFactCheck } from './page-facts.ts';
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
    image: facts.images.map(imageObject),
    datePublished: facts.published,
    dateModified: facts.modified,
    dateline: facts.dateline,
    contentLocation: reportedFrom(facts),
    author: authors(facts),
    publisher: facts.publisher === '' ? null : thing('Organization', facts.publisher),
    articleSection: facts.section,
    keywords: facts.tags.map((tag) => tag.name),
    about: facts.tags.flatMap((tag) =>
      tag.kind === 'own' ? [] : [thing(thingOf[tag.kind], tag.name)],
    ),
    wordCount: facts.words,
    correction: facts.corrections.map(({ at, text }) =>
      present({ '@type': 'CorrectionComment', text, datePublished: at }),
    ),
  });
}

/**
 * The outcome of a fact-check as a schema.org ClaimReview, as search engines read it.
 * @see https://schema.org/ClaimReview
 */
export function claimReview(facts: PageFacts, check: PublishedFactCheck): Json {
  const claimant = check.claimant === '' ? null : party(check.claimant, check.isOrganisation);
  return present({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: facts.canonical,
    inLanguage: facts.language,
    datePublished: facts.published,
    author: facts.publisher === '' ? authors(facts) : thing('Organization', facts.publisher),
    claimReviewed: check.claim,
    itemReviewed: present({ '@type': 'Claim', text: check.claim, author: claimant }),
    reviewRating: {
      '@type': 'Rating',
      ratingValue: check.rating,
      bestRating: 5,
      worstRating: 1,
      alternateName: check.verdict,
    },
  });
}

function authors({ authors }: PageFacts): Json[] {
  return authors.map(({ name, isOrganisation }) => party(name, isOrganisation));
}

function imageObject({ url, width, height, caption, credit, rights }: PageImage): Json {
  return present({
    '@type': 'ImageObject',
    url,
    width: pixels(width),
    height: pixels(height),
    caption,
    creditText: credit,
    copyrightNotice: rights,
  });
}

/** A bare number would be no length to schema.org; E37 is the pixel of UN/CEFACT's units. */
function pixels(side: number): Json | null {
  return side === 0 ? null : { '@type': 'QuantitativeValue', value: side, unitCode: 'E37' };
}

/** The place that the dateline names, where the story is tagged with it. */
function reportedFrom({ dateline, tags }: PageFacts): Json | null {
  const line = dateline.toLowerCase();
  const place = tags.find(({ kind, name }) => kind === 'place' && begins(line, name.toLowerCase()));
  return place ? thing('Place', place.name) : null;
}

function begins(line: string, name: string): boolean {
  return line.startsWith(name) && !/^[\p{L}\p{N}]/u.test(line.slice(name.length));
}

function party(name: string, isOrganisation: boolean): Json {
  return thing(isOrganisation ? 'Organization' : 'Person', name);
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
