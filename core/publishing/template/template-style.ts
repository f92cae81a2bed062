import {
  generate,
  lexer,
  List,
  parse,
  walk,
  type Atrule,
  type CssNode,
  type Declaration,
  type Rule,
} from 'css-tree';
import { readable } from '../markup.ts';
import { canHide, isForInserted, isForPrint, isWithinOwnParts } from './template-hiding.ts';
import { templateProperties } from './template-properties.ts';
import type { TemplatePictures } from './template-pictures.ts';
import type { Report } from './template-problems.ts';

const atRules: ReadonlySet<string> = new Set(['media', 'supports']);
// prettier-ignore
const pseudos: ReadonlySet<string> = new Set([
  'hover', 'focus', 'focus-visible', 'focus-within', 'active', 'link', 'visited', 'any-link', 'root',
  'first-child', 'last-child', 'only-child', 'nth-child', 'nth-last-child', 'first-of-type',
  'last-of-type', 'only-of-type', 'nth-of-type', 'nth-last-of-type', 'not', 'is', 'where', 'has',
  'empty', 'lang', 'dir', 'target', 'before', 'after', 'first-letter', 'first-line', 'marker',
  'selection',
]);
// What a value may call. None of them takes an address but url(), which is looked into.
// prettier-ignore
const functions: ReadonlySet<string> = new Set([
  'var', 'calc', 'min', 'max', 'clamp', 'rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab',
  'oklch', 'color', 'color-mix', 'light-dark', 'linear-gradient', 'radial-gradient',
  'conic-gradient', 'repeating-linear-gradient', 'repeating-radial-gradient',
  'repeating-conic-gradient', 'cubic-bezier', 'steps', 'translate', 'translatex', 'translatey',
  'rotate', 'scale', 'scalex', 'scaley', 'skew', 'skewx', 'skewy', 'matrix', 'minmax', 'repeat',
  'fit-content', 'blur', 'brightness', 'contrast', 'drop-shadow', 'grayscale', 'invert', 'opacity',
  'saturate', 'sepia', 'counter', 'counters', 'attr', 'inset', 'circle', 'ellipse', 'polygon',
]);
// prettier-ignore
const valueNodes: ReadonlySet<CssNode['type']> = new Set([
  'Value', 'Identifier', 'Number', 'Percentage', 'Dimension', 'String', 'Hash', 'Function',
  'Parentheses', 'Operator', 'Url',
] as const);

/**
 * A newsroom’s style, of which only what is on the lists above is written out again: rules in
 * `@media` and `@supports`, standard properties with values that the standard has, pictures as data.
 * It cannot end its element, and asks nobody for anything.
 * @param css as HTML would have it: without what no page may hold.
 * @returns the style, empty when nothing is left.
 */
export function readStyle(css: string, pictures: TemplatePictures, report: Report): string {
  const sheet = parse(css, {
    positions: true,
    parseCustomProperty: true,
    onParseError: (error) => report(error.line, `This cannot be read as CSS: ${error.message}.`),
  });
  if (sheet.type !== 'StyleSheet') return '';
  sheet.children = keepRules(sheet.children, { pictures, report, isPrint: false });
  // In a string the escape reads as the sign itself; elsewhere “</” has no meaning in CSS.
  return generate(sheet).replace(/<(?=[/!])/g, '\\3c ');
}

interface Reading {
  /** Whether the rules at hand are for paper alone. */
  readonly isPrint: boolean;
  readonly pictures: TemplatePictures;
  readonly report: Report;
}

function keepRules(rules: List<CssNode>, reading: Reading): List<CssNode> {
  const kept = rules
    .toArray()
    .filter((rule) =>
      rule.type === 'Rule'
        ? keepRule(rule, reading)
        : rule.type === 'Atrule'
          ? keepAtRule(rule, reading)
          : rule.type !== 'Comment' && refuse(rule, 'This is no rule of CSS.', reading),
    );
  return new List<CssNode>().fromArray(kept);
}

function keepAtRule(rule: Atrule, reading: Reading): boolean {
  const { name, prelude, block } = rule;
  if (!atRules.has(name.toLowerCase()))
    return refuse(
      rule,
      `“@${name}” was left out: a house style may use @media and @supports.`,
      reading,
    );
  if (!prelude || !block || holdsRaw(prelude) || !isReadable(prelude))
    return refuse(rule, `“@${name}” was left out: its condition cannot be read.`, reading);
  const isPrint = reading.isPrint || isForPrint(rule);
  block.children = keepRules(block.children, { ...reading, isPrint });
  return !block.children.isEmpty;
}

function keepRule(rule: Rule, reading: Reading): boolean {
  const { prelude, block } = rule;
  if (holdsRaw(prelude) || !isReadable(prelude))
    return refuse(rule, 'A rule was left out: its selector cannot be read.', reading);
  const foreign = foreignSelector(prelude);
  if (foreign !== null)
    return refuse(
      rule,
      `A rule was left out: its selector has “${foreign}”, which is not for templates.`,
      reading,
    );
  const mayHide = reading.isPrint || isWithinOwnParts(rule);
  const isInserted = isForInserted(rule);
  const hides = (node: CssNode): boolean =>
    !mayHide && node.type === 'Declaration' && canHide(node, isInserted);
  const kept = block.children
    .toArray()
    .filter(
      (node) => keepDeclaration(node, reading) && (!hides(node) || tellHiding(node, reading)),
    );
  block.children = new List<CssNode>().fromArray(kept);
  return kept.length > 0;
}

function keepDeclaration(node: CssNode, reading: Reading): boolean {
  if (node.type === 'Comment') return false;
  if (node.type !== 'Declaration')
    return refuse(node, 'Only declarations such as “color: navy” may stand in a rule.', reading);
  const reason = whyNot(node, reading);
  return reason === null || refuse(node, `“${node.property}” was left out: ${reason}.`, reading);
}

function tellHiding(node: CssNode, reading: Reading): false {
  const name = node.type === 'Declaration' ? node.property : 'This';
  const message = `“${name}” was left out: so it could hide the story. Such a rule may be for .house-head, .house-foot or .masthead and what is in them, or stand in @media print.`;
  return refuse(node, message, reading);
}

function whyNot(node: Declaration, { pictures }: Reading): string | null {
  const { property, value, important } = node;
  const isCustom = property.startsWith('--');
  if (
    isCustom ? !/^--[a-z][\w-]*$/i.test(property) : !templateProperties.has(property.toLowerCase())
  )
    return 'it is no property of standard CSS that a template may set';
  if (typeof important !== 'boolean' || !isReadable(node)) return 'its value cannot be read';
  const foreign = foreignValue(value, pictures);
  if (foreign !== null) return foreign;
  const isOpen = isCustom || holdsVariable(value);
  return isOpen || lexer.matchProperty(property, value).error === null
    ? null
    : 'it has no such value';
}

/** Why a value may not stand, or null; pictures that it names are put in as data. */
function foreignValue(value: CssNode, pictures: TemplatePictures): string | null {
  let reason: string | null = null;
  walk(value, (node) => {
    if (!valueNodes.has(node.type)) reason ??= 'its value cannot be read';
    else if (node.type === 'Function' && !functions.has(node.name.toLowerCase()))
      reason ??= `“${node.name}()” is not for templates`;
    else if (node.type === 'Url') {
      const picture = pictures.find(node.value);
      if (typeof picture === 'string') reason ??= picture;
      else node.value = picture.src;
    }
  });
  return reason;
}

function foreignSelector(prelude: CssNode): string | null {
  let foreign: string | null = null;
  walk(prelude, (node) => {
    const isPseudo = node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector';
    if (isPseudo && !pseudos.has(node.name.toLowerCase())) foreign ??= node.name;
    if (node.type === 'NestingSelector') foreign ??= '&';
  });
  return foreign;
}

function holdsRaw(node: CssNode): boolean {
  let isRaw = false;
  walk(node, ({ type }) => void (isRaw ||= type === 'Raw'));
  return isRaw;
}

function holdsVariable(value: CssNode): boolean {
  let holds = false;
  walk(value, (node) => void (holds ||= node.type === 'Function' && /^var$/i.test(node.name)));
  return holds;
}

/** Whether nothing in it, escapes read, would be changed on its way into a page. */
function isReadable(node: CssNode): boolean {
  const text = generate(node);
  return readable(text) === text;
}

function refuse(node: CssNode, message: string, { report }: Reading): false {
  report(node.loc?.start.line ?? 1, message);
  return false;
}
