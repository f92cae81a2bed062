import { attributeOf, type PageElement } from './page-tree.ts';

/** What a part of a page is that belongs to the page and not to the story, in words for the editor. */
export type Furniture =
  | 'navigation'
  | 'the page’s header'
  | 'the page’s footer'
  | 'a side column'
  | 'a cookie banner'
  | 'sharing buttons'
  | 'comments'
  | 'a newsletter or subscription box'
  | 'advertising'
  | 'other stories'
  | 'a list of tags'
  | 'about the author'
  | 'forms and controls'
  | 'hidden text';

const byTag: ReadonlyMap<string, Furniture> = new Map<string, Furniture>(
  Object.entries({
    nav: 'navigation',
    footer: 'the page’s footer',
    form: 'forms and controls',
    button: 'forms and controls',
    dialog: 'forms and controls',
    search: 'forms and controls',
  } satisfies Record<string, Furniture>),
);

const byRole: ReadonlyMap<string, Furniture> = new Map<string, Furniture>(
  Object.entries({
    navigation: 'navigation',
    menubar: 'navigation',
    menu: 'navigation',
    banner: 'the page’s header',
    contentinfo: 'the page’s footer',
    complementary: 'a side column',
    search: 'forms and controls',
    dialog: 'forms and controls',
    alertdialog: 'forms and controls',
    toolbar: 'forms and controls',
    button: 'forms and controls',
  } satisfies Record<string, Furniture>),
);

// The names that pages give such parts in class and id, as whole words between hyphens: “share” is
// one, “shareholders” none.
const byName: readonly (readonly [Furniture, RegExp])[] = [
  [
    'a cookie banner',
    /\b(?:cookies?|consent|gdpr|cmp|onetrust|didomi|privacy (?:notice|banner))\b/,
  ],
  ['comments', /\b(?:comments?|disqus|respond|commentlist|livefyre|coral talk)\b(?! count\b)/],
  [
    'sharing buttons',
    /\b(?:shar(?:e|ing)|shares|sharedaddy|addthis|addtoany|socials?|social (?:links|media|icons|bar)|sharebar|sharethis|print (?:link|button)|follow us|post ufi|button wrapper)\b/,
  ],
  [
    'a newsletter or subscription box',
    /\b(?:newsletters?|subscri(?:be|ption)|sign ?up|paywall|donat(?:e|ion)|membership|support us|contribute)\b/,
  ],
  [
    'advertising',
    /\b(?:ads?|advert(?:s|isement|ising|orial)?|adsbygoogle|ad (?:slot|unit|wrapper)|sponsor(?:ed|s)?|promo(?:tion|ted)?|taboola|outbrain|mgid|dfp)\b/,
  ],
  [
    'navigation',
    /\b(?:breadcrumbs?|nav|navbar|navigation|menu|pagination|pager|skip (?:link|to)|toc|prev next)\b/,
  ],
  [
    'other stories',
    /\b(?:related|recirc\w*|recommend(?:ed|ations)|most (?:read|popular|viewed)|popular|trending|more (?:on|from|stories|news)|read (?:more|next|also)|see also|also read|teasers?|latest news|up next|you may|links block|article links|further reading|promo links)\b/,
  ],
  [
    'a list of tags',
    /\b(?:tags|tag (?:list|cloud|links)|taglist|post tags|topics|topic (?:list|links)|keywords|subjects)\b/,
  ],
  [
    'about the author',
    /\b(?:author (?:bio|box|info|card|about)|about (?:the )?author|bio|author profile)\b/,
  ],
  ['a side column', /\b(?:side ?bar|rail|secondary column|widgets?)\b/],
  ['the page’s footer', /\b(?:footer|colophon|copyright|legal)\b/],
  ['the page’s header', /\b(?:masthead|site header|page header|global header|top ?bar)\b/],
  [
    'forms and controls',
    /\b(?:modal|popup|overlay|lightbox|toolbar|tooltip|player controls|audio player)\b/,
  ],
];

const storyParts =
  /\b(?:article|story|entry|post|content|body|headline|caption|byline|standfirst)\b/;

/** What a part of a page is by its tag and role, or by what the page calls it; null when it may be story. */
export function furnitureOf(element: PageElement): Furniture | null {
  const { tagName, attrs } = element;
  if (attrs.length === 0) return byTag.get(tagName) ?? null;
  const role = attributeOf(element, 'role')?.toLowerCase() ?? '';
  const known = byTag.get(tagName) ?? byRole.get(role);
  if (known) return known;
  if (tagName === 'html' || tagName === 'body' || tagName === 'main' || tagName === 'article')
    return null;
  const name = nameOf(element);
  if (name === '') return null;
  const found = byName.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  // “post-body ads-on”: where a name speaks of the story too, it is the story with something about it.
  const isOfStory =
    storyParts.test(name) && !/^(?:comments|sharing buttons|about the author)$/.test(found ?? '');
  const isList = /\b(?:related|list|links|footer|header|nav|comments?|share|tags|sidebar)\b/.test(
    name,
  );
  return isOfStory && !isList ? null : found;
}

/** An element's class and id as words: `articleBody__share-bar` is “article body share bar”. */
export function nameOf(element: PageElement): string {
  const written = ['class', 'id', 'data-testid', 'data-component', 'data-module', 'itemprop', 'rel']
    .map((name) => attributeOf(element, name) ?? '')
    .join(' ')
    .slice(0, 600);
  return written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
}
