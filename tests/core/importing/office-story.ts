import type { Node } from 'prosemirror-model';
import { eachProposed, sliceOf } from '../../../core/article/proposals/chosen.ts';
import { proposalsIn } from '../../../core/article/proposals/proposals-in.ts';
import type { ArrivingNote } from '../../../core/article/note.ts';
import { importFile } from '../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import type { Result } from '../../../core/base/result.ts';

/** Imports a file as the desk does; ids are n1, n2, …. */
export async function importBytes(
  name: string,
  bytes: Uint8Array,
  language = 'en-GB',
): Promise<Result<ImportedDocument, string>> {
  let ids = 0;
  const newId = () => `n${(ids += 1)}`;
  const file = { name, bytes, beside: () => Promise.resolve(null) };
  return importFile(file, { language, newId, now: 0 });
}

/** Imports what must be importable; the document is checked against the schema. */
export async function storyOf(
  name: string,
  bytes: Uint8Array,
  language = 'en-GB',
): Promise<ImportedDocument> {
  const imported = await importBytes(name, bytes, language);
  if (!imported.ok) throw new Error(imported.error);
  imported.value.document.check();
  return imported.value;
}

/** The notes of a story, each with the words that bear it, parts of a block joined by `…`. */
export function notesOf({ document, notes = [] }: ImportedDocument): (Omit<ArrivingNote, 'id'> & {
  readonly on: string;
})[] {
  return notes.map(({ id, ...note }) => ({ ...note, on: wordsWith(document, id) }));
}

function wordsWith(document: Node, id: string): string {
  const words: string[] = [];
  let end = -1;
  document.descendants((node, pos) => {
    const bears = node.marks.some(({ type, attrs }) => type.name === 'note' && attrs['id'] === id);
    if (!bears) return;
    const text = node.text ?? '⏎';
    if (pos === end) words.push((words.pop() ?? '') + text);
    else words.push(text);
    end = pos + node.nodeSize;
  });
  return words.join('…');
}

/** The stretches of a story that bear a mark, as `name(words)` or `name=value(words)`. */
export function marksOf({ document }: ImportedDocument): string[] {
  const found: string[] = [];
  document.descendants((node) => {
    for (const { type, attrs } of node.marks) {
      if (type.name === 'note') continue;
      const value: unknown = attrs['href'] ?? attrs['lang'];
      found.push(`${type.name}${typeof value === 'string' ? `=${value}` : ''}(${node.text ?? ''})`);
    }
  });
  return found;
}

/** Every word that an import brought: in the story, in its notes, or named as dropped; sorted. */
export function allWordsOf(story: ImportedDocument): string[] {
  const texts: string[] = [];
  story.document.descendants((node) => {
    if (node.isTextblock) texts.push(node.textBetween(0, node.content.size, '', ' '));
    if (node.type.name === 'figure') texts.push(String(node.attrs['alt']));
  });
  texts.push(...goneWordsOf(story.document));
  texts.push(...(story.notes ?? []).map(({ text }) => text));
  texts.push(...story.report.dropped);
  return wordsIn(texts.join(' '));
}

/** What proposals take out of a story, in its order; a deletion within another is in its place. */
export function goneWordsOf(document: Node): string[] {
  const gone: string[] = [];
  eachProposed(document, (leaf) => {
    if (leaf.type.name !== 'deletion') return;
    const { content } = sliceOf(leaf);
    gone.push(
      content.textBetween(0, content.size, '\n', (inner) =>
        inner.type.name === 'hard_break' ? '\n' : '',
      ),
    );
    content.forEach((node) => gone.push(...goneWordsOf(node)));
  });
  return gone;
}

/** Every proposal of a story: who makes it, and what it puts in, takes out, or parts (`¶`). */
export function proposalsOf({ document, notes = [] }: ImportedDocument): {
  readonly kind: string;
  readonly author: string;
  readonly at: number | null;
  readonly words: string;
}[] {
  return proposalsIn(document).map(({ id, places }) => {
    const note = notes.find((one) => one.id === id);
    const words = places.map(({ kind, words }) =>
      kind === 'split' ? '¶' : kind === 'deletion' ? `-${words}` : `+${words}`,
    );
    return {
      kind: note?.kind ?? '',
      author: note?.author ?? '',
      at: note?.at ?? null,
      words: words.join('…'),
    };
  });
}

/** The made-up words of tests: `w` and a number. */
export function wordsIn(text: string): string[] {
  return (text.match(/w\d+/g) ?? []).sort();
}
