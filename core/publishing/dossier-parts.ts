import type { TextSpan } from '../article/text-blocks.ts';
import type { WordChange } from '../article/word-difference.ts';
import type { StateWords } from './dossier-words.ts';
import { linkHref } from './link-href.ts';
import {
  block,
  container,
  element,
  escapeText,
  nothing,
  oneLine,
  run,
  type Html,
} from './markup.ts';

/** A row of a list of details; left out when there is nothing to say. */
export type Detail = readonly [name: string, value: Html];

/** Names and values; nothing when every value is empty. */
export function details(rows: readonly Detail[]): Html {
  return container(
    'dl',
    {},
    rows
      .filter(([, value]) => value !== '')
      .map(([name, value]) =>
        block('div', {}, [element('dt', {}, escapeText(name)), element('dd', {}, value)]),
      ),
  );
}

/** A table with a caption and a header for each column; nothing without rows. */
export function table(
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly Html[])[],
): Html {
  if (rows.length === 0) return nothing;
  const head = headers.map((header) => element('th', { scope: 'col' }, escapeText(header)));
  return block('table', {}, [
    element('caption', {}, escapeText(caption)),
    element('thead', {}, element('tr', {}, run(head))),
    block(
      'tbody',
      {},
      rows.map((cells) => element('tr', {}, run(cells.map((cell) => element('td', {}, cell))))),
    ),
  ]);
}

/** Text on one line, escaped. */
export function lineOf(text: string): Html {
  return escapeText(oneLine(text));
}

/** Prose of a checker: its lines as they were written. */
export function proseOf(text: string): Html {
  const written = text.trim().split(/\r\n?|\n/u);
  return run(
    written.flatMap((line, at) => (at === 0 ? [lineOf(line)] : [element('br'), lineOf(line)])),
  );
}

/** A state's sign and words; the sign is for eyes alone. */
export function stateOf(name: string, { sign, words }: StateWords): Html {
  return element('span', { class: `state ${name}` }, escapeText(`${sign} ${words}`));
}

/** A link when the address is a safe one, else its letters. */
export function linkOf(address: string): Html {
  const href = linkHref(address);
  return href === null
    ? lineOf(address)
    : element('a', { href, rel: 'noreferrer' }, lineOf(address));
}

/** A hash, in letters of one width. */
export function hashOf(sha256: string): Html {
  return sha256 === '' ? nothing : element('code', {}, lineOf(sha256));
}

/**
 * Words with what was taken out and put in; `changes` count the words of `old`. Each stands in
 * brackets too: nobody must take one for the other without colours or in a plain copy.
 */
export function changedWords(old: readonly string[], changes: readonly WordChange[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const change of changes) {
    if (change.at > at) parts.push(lineOf(old.slice(at, change.at).join(' ')));
    if (change.removed.length > 0) parts.push(changed('del', '[-', change.removed, '-]'));
    if (change.added.length > 0) parts.push(changed('ins', '{+', change.added, '+}'));
    at = change.at + change.removed.length;
  }
  if (at < old.length) parts.push(lineOf(old.slice(at).join(' ')));
  const space = escapeText(' ');
  return run(parts.flatMap((part, nth) => (nth === 0 ? [part] : [space, part])));
}

/**
 * A passage as it stands, with what was taken out and put in; `changes` count the words that stand
 * at `spans`.
 */
export function changedPassage(
  text: string,
  spans: readonly TextSpan[],
  changes: readonly WordChange[],
): Html {
  const parts: Html[] = [];
  let done = 0;
  for (const { at, removed, added } of changes) {
    const from = spans[at]?.from ?? text.length;
    const to = spans[at + removed.length - 1]?.to ?? text.length;
    const end = removed.length === 0 ? from : to;
    parts.push(stretchOf(text.slice(done, from)));
    if (end > from) parts.push(changed('del', '[-', [text.slice(from, end)], '-]'));
    const isApart = end > from || from >= text.length;
    if (added.length > 0) {
      const put = changed('ins', '{+', added, '+}');
      parts.push(isApart ? run([escapeText(' '), put]) : run([put, escapeText(' ')]));
    }
    done = end;
  }
  return run([...parts, stretchOf(text.slice(done))]);
}

/** Part of a line: unlike a line, it keeps the space at its ends. */
export function stretchOf(text: string): Html {
  return escapeText(text.replace(/\s+/gu, ' '));
}

function changed(name: 'ins' | 'del', open: string, words: readonly string[], close: string): Html {
  return element(name, {}, lineOf(`${open}${words.join(' ')}${close}`));
}
