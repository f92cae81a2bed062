import type { Node } from 'prosemirror-model';
import { textBlocks } from '../../../core/article/text-blocks.ts';
import { importText } from '../../../core/importing/import-text.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';

/** Imports what must be importable; the document is checked against the schema. */
export function importWell(source: Uint8Array | string, language = 'en-GB'): ImportedDocument {
  const imported = importText(source, { language });
  if (!imported.ok) throw new Error(imported.error);
  imported.value.document.check();
  return imported.value;
}

/** A story as one line a block: what it is, a colon, its words; empty parts left out. */
export function shapeOf({ document }: ImportedDocument): string[] {
  const lines: string[] = [];
  document.forEach((part) => {
    if (part.type.name !== 'body') {
      if (part.content.size > 0) lines.push(`${part.type.name}: ${part.textContent}`);
    } else if (part.content.size > 2)
      part.forEach((block) => lines.push(...shapeOfBlock(block, '')));
  });
  return lines;
}

function shapeOfBlock(node: Node, indent: string): string[] {
  const name =
    node.type.name + (node.type.name === 'heading' ? ` ${String(node.attrs['level'])}` : '');
  if (node.isTextblock)
    return [
      `${indent}${name}: ${node.textBetween(0, node.content.size, undefined, (leaf) => (leaf.type.name === 'hard_break' ? '⏎' : ''))}`,
    ];
  if (node.isLeaf) return [`${indent}${name}`];
  const inner: string[] = [];
  node.forEach((child) => inner.push(...shapeOfBlock(child, `${indent}  `)));
  return [`${indent}${name}`, ...inner];
}

/** All characters of a story but white space, in reading order. */
export function signsOf({ document }: ImportedDocument): string {
  return withoutSpace(
    textBlocks(document)
      .map(({ text }) => text)
      .join(''),
  );
}

/** `text` less its white space. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u0085]+/gu, '');
}
