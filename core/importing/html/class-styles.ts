import { elementsIn, rawText, type PageNode } from './page-tree.ts';

/** How a class of a document dresses its words; absent where it does not say. */
export interface ClassStyle {
  readonly em?: boolean;
  readonly strong?: boolean;
  readonly hidden?: boolean;
}

/** Styles by class name. */
export type ClassStyles = ReadonlyMap<string, ClassStyle>;

const mostRules = 5000;
const mostText = 2_000_000;

/**
 * What word processors write into their style sheets (Google Docs, LibreOffice): classes that make
 * words bold, italic or hidden. Only rules of a single class are read; anything else a style sheet
 * does is no concern of a story's.
 */
export function readClassStyles(root: PageNode): ClassStyles {
  const styles = new Map<string, ClassStyle>();
  for (const element of elementsIn(root)) {
    if (element.tagName === 'style') addRules(rawText(element).slice(0, mostText), styles);
  }
  return styles;
}

function addRules(css: string, styles: Map<string, ClassStyle>): void {
  for (const rule of css.split('}').slice(0, mostRules)) {
    const open = rule.lastIndexOf('{');
    if (open < 0) continue;
    const name = /^\s*(?:span|p|font)?\.([\w-]{1,80})\s*$/.exec(
      rule.slice(Math.max(0, open - 120), open),
    )?.[1];
    const style = name === undefined ? null : readStyle(rule.slice(open + 1, open + 4000));
    if (name !== undefined && style) styles.set(name, { ...styles.get(name), ...style });
  }
}

function readStyle(body: string): ClassStyle {
  const weight = /(?:^|[;\s])font-weight\s{0,9}:\s{0,9}(\w{3,8})/i.exec(body)?.[1]?.toLowerCase();
  const slant = /(?:^|[;\s])font-style\s{0,9}:\s{0,9}(\w{3,8})/i.exec(body)?.[1]?.toLowerCase();
  const isNone = /(?:^|[;\s])display\s{0,9}:\s{0,9}none/i.test(body);
  return {
    ...(weight === undefined ? {} : { strong: weight.startsWith('bold') || Number(weight) >= 600 }),
    ...(slant === undefined ? {} : { em: slant !== 'normal' }),
    ...(isNone ? { hidden: true } : {}),
  };
}
