import { generate, walk, type Atrule, type CssNode, type Declaration, type Rule } from 'css-tree';

/**
 * Whether every selector of a rule stays within what is the template's own: its header, its footer,
 * or the line with the publisher's name. Elements beside these are not within them.
 */
export function isWithinOwnParts({ prelude }: Rule): boolean {
  return prelude.type === 'SelectorList' && prelude.children.toArray().every(isWithin);
}

const ownParts: ReadonlySet<string> = new Set(['house-head', 'house-foot', 'masthead']);

function isWithin(selector: CssNode): boolean {
  if (selector.type !== 'Selector') return false;
  let isOwn = false;
  for (const part of selector.children.toArray()) {
    if (part.type === 'ClassSelector') isOwn ||= ownParts.has(part.name);
    if (part.type !== 'Combinator') continue;
    if (isOwn) return !/[+~|]/.test(part.name);
  }
  return isOwn;
}

/** Whether what stands in an at-rule is for paper alone. */
export function isForPrint({ name, prelude }: Atrule): boolean {
  return /^media$/i.test(name) && prelude !== null && /^print(?: and |$)/i.test(generate(prelude));
}

/** Whether a rule is for what CSS puts in, which holds no word of the story. */
export function isForInserted({ prelude }: Rule): boolean {
  const last = (selector: CssNode) =>
    selector.type === 'Selector' ? selector.children.last : null;
  return (
    prelude.type === 'SelectorList' &&
    prelude.children.toArray().every((selector) => last(selector)?.type === 'PseudoElementSelector')
  );
}

type Hides = (value: CssNode, words: string) => boolean;

const unless =
  (allowed: RegExp): Hides =>
  (_value, words) =>
    !allowed.test(words);

const noneOrNormal = unless(/^(?:none|normal|initial|unset)$/i);
const displays = unless(
  /^(?:block|inline|inline-block|flow-root|(?:inline-)?(?:flex|grid|table)|list-item|table-(?:row|cell|caption|row-group)|initial)$/i,
);

/**
 * What could take the story from its readers' eyes, by property. Where it cannot be told what comes
 * of a value, it counts as hidden.
 */
const hiding: ReadonlyMap<string, Hides> = new Map<string, Hides>([
  ['display', displays],
  ['visibility', unless(/^(?:visible|initial)$/i)],
  ['content-visibility', unless(/^visible$/i)],
  [
    'opacity',
    (value) =>
      numbersOf(value).some(({ amount, unit }) => amount < visible(unit, 0.5)) || isComputed(value),
  ],
  ['font-size', isTooSmall],
  ['font', (value, words) => isTooSmall(value, words.replace(/\/.*$/, ''))],
  ['font-size-adjust', unless(/^(?:none|from-font)$/i)],
  [
    'line-height',
    (value, words) =>
      (/^0*\.?[0-7]?\d*$/.test(words) && Number(words) < 0.8) || isTooSmall(value, words),
  ],
  ['position', unless(/^(?:static|relative|sticky)$/i)],
  ...['top', 'right', 'bottom', 'left', 'inset', 'inset-block', 'inset-block-start'].map(notAtAll),
  ...['inset-block-end', 'inset-inline', 'inset-inline-start', 'inset-inline-end'].map(notAtAll),
  ...[
    'transform',
    'translate',
    'scale',
    'rotate',
    'clip-path',
    'filter',
    'mix-blend-mode',
    'mask',
    'mask-image',
  ].map((name) => [name, noneOrNormal] as const),
  ['contain', unless(/^(?:none|style|layout)$/i)],
  ...['overflow', 'overflow-x', 'overflow-y'].map((name) => [name, unless(/^visible$/i)] as const),
  ...['text-indent', 'letter-spacing', 'word-spacing'].map((name) => [name, isFarOff] as const),
  ...['margin', 'margin-block', 'margin-block-end', 'margin-block-start', 'margin-bottom'].map(far),
  ...['margin-inline', 'margin-inline-end', 'margin-inline-start', 'margin-left'].map(far),
  ...['margin-right', 'margin-top'].map(far),
  ['color', isTransparent],
]);

function notAtAll(name: string) {
  return [name, unless(/^(?:auto|initial)$/i)] as const;
}

function far(name: string) {
  return [name, isFarOff] as const;
}

/**
 * Whether a declaration could hide what it is for. @param isInserted see `isForInserted`
 */
export function canHide({ property, value }: Declaration, isInserted: boolean): boolean {
  const words = generate(value);
  // A property of the house's own may be any other's value.
  if (property.startsWith('--'))
    return isTransparent(value, words) || numbersOf(value).some(isBeyond);
  const name = property.toLowerCase();
  if (name === 'content') return !isInserted;
  if (isInserted && insertedFreely.has(name)) return false;
  return hiding.get(name)?.(value, words) ?? false;
}

/** What may be done with inserted signs and lines, since it covers nothing. */
const insertedFreely: ReadonlySet<string> = new Set([
  ...['display', 'visibility', 'opacity', 'overflow', 'transform', 'rotate', 'line-height'],
]);

interface Amount {
  readonly amount: number;
  readonly unit: string;
}

function numbersOf(value: CssNode): Amount[] {
  const found: Amount[] = [];
  walk(value, (node) => {
    if (node.type === 'Number') found.push({ amount: Number(node.value), unit: '' });
    if (node.type === 'Percentage') found.push({ amount: Number(node.value), unit: '%' });
    if (node.type === 'Dimension')
      found.push({ amount: Number(node.value), unit: node.unit.toLowerCase() });
  });
  return found;
}

function visible(unit: string, least: number): number {
  return unit === '%' ? least * 100 : least;
}

function isComputed(value: CssNode, allowed = /^$/): boolean {
  let isIt = false;
  walk(value, (node) => void (isIt ||= node.type === 'Function' && !allowed.test(node.name)));
  return isIt;
}

const leastSizes: ReadonlyMap<string, number> = new Map([
  ...([
    ['px', 8],
    ['pt', 6],
    ['em', 0.5],
    ['rem', 0.5],
    ['%', 50],
    ['ch', 1],
    ['ex', 1],
  ] as const),
  ...([
    ['vw', 1],
    ['vh', 1],
    ['vmin', 1],
    ['vmax', 1],
  ] as const),
]);

function isTooSmall(value: CssNode, words: string): boolean {
  if (isComputed(value, /^(?:clamp|min|max|calc)$/i) || /[*]|\s-\s/.test(words)) return true;
  return numbersOf(value).some(({ amount, unit }) =>
    // A bare number is a weight or the height of a line; only nought is a size.
    unit === '' ? amount <= 0 : amount < (leastSizes.get(unit) ?? Infinity),
  );
}

const mostOff: ReadonlyMap<string, number> = new Map([
  ...([
    ['px', 160],
    ['pt', 120],
    ['em', 10],
    ['rem', 10],
    ['ch', 20],
    ['%', 50],
  ] as const),
  ...([
    ['vw', 50],
    ['vh', 25],
    ['', 0],
  ] as const),
]);

/** Whether a negative length leads out of the page. */
function isBeyond({ amount, unit }: Amount): boolean {
  return unit !== '' && amount < 0 && -amount > (mostOff.get(unit) ?? 0);
}

/** Whether something is drawn far out of the page at the side that cannot be scrolled to. */
function isFarOff(value: CssNode, words: string): boolean {
  const isReckoned = isComputed(value);
  const isOpen = isComputed(value, /^(?:calc|min|max|clamp)$/i);
  if (/[*/]/.test(words) || isComputed(value, /^(?:calc|min|max|clamp|var)$/i)) return true;
  if (isOpen && /\s-\s|calc/.test(words)) return true;
  return numbersOf(value).some(
    ({ amount, unit }) => (isReckoned || amount < 0) && Math.abs(amount) > (mostOff.get(unit) ?? 0),
  );
}

function isTransparent(value: CssNode, words: string): boolean {
  if (/\btransparent\b/i.test(words)) return true;
  let isIt = false;
  walk(value, (node) => {
    if (node.type === 'Hash') isIt ||= isFaintHash(node.value);
    if (node.type === 'Function') isIt ||= hasFaintAlpha(generate(node));
  });
  return isIt;
}

function isFaintHash(signs: string): boolean {
  if (!/^(?:[\da-f]{4}|[\da-f]{8})$/i.test(signs)) return false;
  const alpha = signs.length === 4 ? signs.slice(3).repeat(2) : signs.slice(6);
  return Number.parseInt(alpha, 16) < 128;
}

function hasFaintAlpha(call: string): boolean {
  const [, alpha = ''] =
    /^[\w-]+\([^()]*\/\s*([^()]+)\)$/.exec(call) ??
    /^(?:rgb|hsl)a?\((?:[^,()]+,){3}([^,()]+)\)$/i.exec(call) ??
    [];
  if (alpha === '')
    return (
      /^(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/i.test(call) && /\/|(?:,[^,]*){3}/.test(call)
    );
  const amount = Number.parseFloat(alpha) / (alpha.includes('%') ? 100 : 1);
  return !(amount >= 0.5);
}
