/** The names of the files that a template is made of. */
export type TemplateFileName = 'head.html' | 'foot.html' | 'page.css';

/** What of a template was left out, and why; for the editor. */
export interface TemplateProblem {
  readonly file: TemplateFileName;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A newsroom’s own surroundings of a page, read from its files and found safe. */
export interface HouseTemplate {
  /** Stands above the story instead of the publisher’s name; empty for that. */
  readonly head: readonly TemplateNode[];
  /** Stands under the story; empty for nothing. */
  readonly foot: readonly TemplateNode[];
  /** Follows the page’s own style; empty for none. Holds no address but pictures as data. */
  readonly style: string;
}

/** Text, in which placeholders may stand, or an element. */
export type TemplateNode = string | TemplateElement;

/** An element of a template; its attributes have been checked, placeholders still stand in them. */
export interface TemplateElement {
  readonly name: TemplateElementName;
  readonly attributes: Readonly<Partial<Record<TemplateAttribute, string | number>>>;
  readonly content: readonly TemplateNode[];
}

/** Elements that a template may use. No heading: the page has one headline, and headings below it. */
export type TemplateElementName =
  | ('div' | 'p' | 'nav' | 'ul' | 'ol' | 'li' | 'hr' | 'br' | 'img')
  | ('a' | 'span' | 'strong' | 'em' | 'b' | 'i' | 'small');

/** Attributes that a template’s elements may have. */
export type TemplateAttribute =
  ('class' | 'lang' | 'dir' | 'href' | 'rel' | 'aria-label') | ('src' | 'alt' | 'width' | 'height');

/** What may stand between double braces; each is plain text of the story. */
export const placeholders = ['publisher', 'year', 'headline', 'canonical'] as const;

/** The text of each placeholder in a page; empty where the story does not say. */
export type PlaceholderTexts = Readonly<Record<(typeof placeholders)[number], string>>;
