import type { PageElement } from './page-tree.ts';

/** What an element of a page is to the story; null for what is read as it stands. */
export type Role =
  | { readonly kind: 'left-out'; readonly part: string }
  | { readonly kind: 'headline' | 'standfirst' | 'byline' | 'dateline' | 'kicker' | 'time' }
  | { readonly kind: 'related' | 'pull-quote' | 'correction' }
  | null;

/** Tells what each element of a page is. */
export type Plan = (element: PageElement) => Role;

/** Elements whose role is known. */
export type KnownRoles = Map<PageElement, Role>;
