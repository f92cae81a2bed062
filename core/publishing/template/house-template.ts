import type { ElementName } from '../markup.ts';

/** A newsroom's own surroundings of a page, read from its files and found safe. */
export interface HouseTemplate {
  /** Stands above the story instead of the publisher's name; empty for that. */
  readonly head: readonly TemplateNode[];
  /** Stands under the story; empty for nothing. */
  readonly foot: readonly TemplateNode[];
  /** Follows the page's own style; empty for none. Holds no address but pictures as data. */
  readonly style: string;
}

/** Text, in which placeholders may stand, or an element of those that a page may hold. */
export type TemplateNode = string | TemplateElement;

/** An element of a template; its attributes have been checked, placeholders still stand in them. */
export interface TemplateElement {
  readonly name: ElementName;
  readonly attributes: Readonly<Partial<Record<TemplateAttribute, string | number>>>;
  readonly content: readonly TemplateNode[];
}

/** Attributes that a template may set. */
export type TemplateAttribute =
  | 'class'
  | 'lang'
  | 'dir'
  | 'href'
  | 'rel'
  | 'aria-label'
  | 'src'
  | 'alt'
  | 'width'
  | 'height'
  | 'start';
