// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Note } from '../../../core/article/note.ts';
import { storyOf } from '../../core/importing/office-story.ts';
import { docxOf } from '../../support/docx.ts';
import { mountEditor } from '../editor/mount-editor.ts';

// What an imported document proposes, decided in any order by the acts that the desk has.

type Kind = 'plain' | 'ins' | 'del';

interface Segment {
  readonly kind: Kind;
  readonly author: string;
  readonly text: string;
}

interface Paragraph {
  readonly segments: readonly Segment[];
  readonly end: Kind;
}

const kinds = fc.constantFrom<Kind>('plain', 'ins', 'del');
const segment = fc.record({
  kind: kinds,
  author: fc.constantFrom('Ada', 'Ben'),
  count: fc.integer({ min: 1, max: 2 }),
  isTight: fc.boolean(),
});

/** @param ends what became of paragraphs’ ends */
function paragraphs(ends: Kind) {
  const changesEnds = ends !== 'plain';
  return fc
    .array(
      fc.record({
        segments: fc.array(segment, { minLength: 1, maxLength: 5 }),
        end: fc.constantFrom<Kind>('plain', ends),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((drawn): Paragraph[] => {
      let last = 0;
      return drawn.map(({ segments, end }) => ({
        // The end of a paragraph without a word left is on no record of the story.
        end: end === 'ins' && segments.every(({ kind }) => kind === 'del') ? 'plain' : end,
        segments: segments.map(({ kind, author, count, isTight }) => {
          const words = Array.from({ length: count }, () => `w${(last += 1)}`).join(' ');
          // Ends that two authors put in one behind the other are not told apart yet.
          const by = ends === 'ins' ? 'Ada' : author;
          return { kind, author: by, text: isTight && !changesEnds ? words : `${words} ` };
        }),
      }));
    });
}

function changed(kind: Kind, author: string, inner: string): string {
  const date = 'w:date="2026-05-04T10:00:00Z"';
  return kind === 'plain' ? inner : `<w:${kind} w:author="${author}" ${date}>${inner}</w:${kind}>`;
}

function bodyOf(all: readonly Paragraph[]): string {
  const body = all.map(({ segments, end }) => {
    const mark = end === 'plain' ? '' : `<w:pPr><w:rPr>${changed(end, 'Ada', '')}</w:rPr></w:pPr>`;
    const runs = segments.map(({ kind, author, text }) => {
      const tag = kind === 'del' ? 'w:delText' : 'w:t';
      return changed(kind, author, `<w:r><${tag} xml:space="preserve">${text}</${tag}></w:r>`);
    });
    return `<w:p>${mark}${runs.join('')}</w:p>`;
  });
  const still = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  return still('It stands first.') + body.join('') + still('It stands last.');
}

/** The lines that are left when all changes of a kind are as if they had never been. */
function without(all: readonly Paragraph[], gone: Kind): string[] {
  const lines = [''];
  for (const { segments, end } of all) {
    const kept = segments.filter(({ kind }) => kind !== gone).map(({ text }) => text);
    lines.push(`${lines.pop() ?? ''}${kept.join('')}`);
    if (end !== gone) lines.push('');
  }
  // The last paragraph, which stands, goes on where the end before it is gone.
  lines.push(`${lines.pop() ?? ''}It stands last.`);
  return ['It stands first.', ...lines.map((line) => line.trim()).filter((line) => line !== '')];
}

async function opened(all: readonly Paragraph[]) {
  const { document, notes = [] } = await storyOf('a.docx', docxOf({ body: bodyOf(all) }));
  const { editor } = mountEditor(document);
  editor.setNotes(notes);
  const lines = (): string[] => {
    const found: string[] = [];
    editor.view.state.doc.descendants((node) => {
      // Space at the ends of a paragraph is nothing to read.
      if (node.isTextblock && node.textContent.trim() !== '') found.push(node.textContent.trim());
      return !node.isTextblock;
    });
    return found;
  };
  const decide = (note: Note, isAccepted: boolean): boolean => {
    const { id, kind, text } = note;
    if (isAccepted) return editor.unmarkNote(id);
    return kind === 'insertion' ? editor.takeOutNoted(id) : editor.putBackNoted(id, text);
  };
  return { editor, notes, lines, decide };
}

function shuffled<T>(all: readonly T[], keys: readonly number[]): T[] {
  return all
    .map((one, index) => ({ one, key: keys[index % keys.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

const order = fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 });

test.each(['plain', 'del', 'ins'] as const)(
  'all taken, or all taken back, in any order, is the new text or the old; ends of paragraphs: %s',
  async (ends) => {
    await fc.assert(
      fc.asyncProperty(paragraphs(ends), order, fc.boolean(), async (all, keys, isAccepted) => {
        const { editor, notes, lines, decide } = await opened(all);
        const before = editor.view.state.doc;
        for (const note of shuffled(notes, keys))
          expect(decide(note, isAccepted), `${note.kind} “${note.text}” has a place`).toBe(true);
        // Of the space at the end of a paragraph that was parted no record is left: one is put there.
        const told = (all: readonly string[]) =>
          ends !== 'plain' ? all.map((line) => line.replace(/\s+/g, ' ')) : all;
        expect(told(lines())).toEqual(told(without(all, isAccepted ? 'del' : 'ins')));
        notes.forEach(() => editor.run('edit.undo'));
        expect(editor.view.state.doc.toString()).toBe(before.toString());
        editor.destroy();
      }),
      { seed: 20261122, numRuns: 150 },
    );
  },
  60_000,
);
