import { element, escapeText, nothing, run, type Html } from '../markup.ts';
import {
  placeholders,
  type HouseTemplate,
  type PlaceholderTexts,
  type TemplateElement,
  type TemplateElementName,
  type TemplateNode,
} from './house-template.ts';

/** Markup of a template with the story’s texts in it; what would hold nothing is left out. */
export function drawTemplate(nodes: readonly TemplateNode[], texts: PlaceholderTexts): Html {
  return run(nodes.map((node) => drawNode(node, texts)));
}

/** The names of a template’s navigations, in lower case. */
export function navigationLabels(template: HouseTemplate, texts: PlaceholderTexts): Set<string> {
  const labels = new Set<string>();
  const read = (node: TemplateNode): void => {
    if (typeof node === 'string') return;
    if (node.name === 'nav')
      labels.add(fill(String(node.attributes['aria-label']), texts).trim().toLowerCase());
    node.content.forEach(read);
  };
  [...template.head, ...template.foot].forEach(read);
  return labels;
}

function drawNode(node: TemplateNode, texts: PlaceholderTexts): Html {
  if (typeof node === 'string') return escapeText(fill(node, texts));
  const content = drawTemplate(node.content, texts);
  if (content.trim() === '' && needsContent.has(node.name)) return nothing;
  // A link that says nothing is a riddle to those who hear the page.
  if (node.name === 'a' && !hasName(node, texts)) return content;
  const attributes = attributesOf(node, texts);
  const isNameless = node.name === 'nav' && attributes['aria-label'] === undefined;
  return element(isNameless ? 'div' : node.name, attributes, content);
}

// prettier-ignore
const needsContent: ReadonlySet<TemplateElementName> = new Set([
  'a', 'p', 'ul', 'ol', 'li', 'nav', 'b', 'i', 'em', 'strong', 'small',
]);

function attributesOf(
  { attributes }: TemplateElement,
  texts: PlaceholderTexts,
): TemplateElement['attributes'] {
  const { 'aria-label': label, alt, ...others } = attributes;
  const name = fill(String(label ?? ''), texts).trim();
  return {
    ...others,
    ...(alt === undefined ? {} : { alt: fill(String(alt), texts).trim() }),
    ...(name === '' ? {} : { 'aria-label': name }),
  };
}

function hasName(node: TemplateNode, texts: PlaceholderTexts): boolean {
  if (typeof node === 'string') return fill(node, texts).trim() !== '';
  const { 'aria-label': label = '', alt = '' } = node.attributes;
  return (
    fill(`${label}${alt}`, texts).trim() !== '' ||
    node.content.some((child) => hasName(child, texts))
  );
}

const placeholder = new RegExp(`\\{\\{(${placeholders.join('|')})\\}\\}`, 'g');

/** One pass: what a story's text holds is not read for placeholders again. */
function fill(text: string, texts: PlaceholderTexts): string {
  return text.replace(placeholder, (_braces, name: keyof PlaceholderTexts) => texts[name]);
}
