import type { Plan } from './page-roles.ts';
import {
  attributeOf,
  classesOf,
  elementsIn,
  rawText,
  type PageElement,
  type PageNode,
} from './page-tree.ts';

const makers = /\b(?:Word|LibreOffice|OpenOffice|StarOffice|Google Docs|Pages|Outlook|Excel)\b/i;
const mostLooked = 2000;

/** Whether a word processor wrote the page, by what it says of its maker or by marks only these leave. */
export function isWordProcessor(root: PageNode): boolean {
  for (const element of elementsIn(root, mostLooked)) {
    const { tagName } = element;
    const isMaker =
      tagName === 'meta' &&
      /^(?:generator|progid|originator)$/i.test(attributeOf(element, 'name') ?? '');
    if (isMaker && makers.test(attributeOf(element, 'content') ?? '')) return true;
    if (tagName === 'html' && /schemas-microsoft-com/i.test(attributeOf(element, 'xmlns:o') ?? ''))
      return true;
    if (tagName === 'body' && classesOf(element).includes('doc-content')) return true;
    if (
      tagName === 'style' &&
      /\bMsoNormal\b|themes\.googleusercontent\.com/.test(rawText(element).slice(0, 200_000))
    )
      return true;
    if (classesOf(element).some((name) => name.startsWith('Mso'))) return true;
  }
  return false;
}

/** The plan of a document that is no page of a site: every visible word of it is the story's. */
export function planDocument(root: PageNode): Plan {
  const isProcessed = isWordProcessor(root);
  const taken = new Set<string>();
  const part = (name: 'headline' | 'standfirst', element: PageElement) => {
    if (taken.has(name)) return null;
    taken.add(name);
    return { kind: name, element } as const;
  };
  const known = new Map<PageElement, ReturnType<typeof part>>();
  return (element) => {
    if (!isProcessed || element.tagName !== 'p') return null;
    const earlier = known.get(element);
    if (earlier !== undefined) return earlier;
    const classes = classesOf(element);
    const isTitle = classes.includes('MsoTitle') || classes.includes('title');
    const isSubtitle = classes.includes('MsoSubtitle') || classes.includes('subtitle');
    if (!isTitle && !isSubtitle) return null;
    const role =
      rawText(element, mostLooked).trim() === ''
        ? null
        : part(isTitle ? 'headline' : 'standfirst', element);
    known.set(element, role);
    return role;
  };
}
