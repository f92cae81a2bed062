// @vitest-environment jsdom
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import type { FindQuery } from '../../../core/article/find.ts';
import { leafCharacter } from '../../../core/article/leaf-text.ts';
import { proposalsIn } from '../../../core/article/proposals/proposals-in.ts';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { buildDocument } from '../../support/build-document.ts';
import { proposedParagraph, type Piece } from '../proposals/proposed-story.ts';
import { mountEditor, press } from './mount-editor.ts';

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  isPattern: false,
  ...more,
});
const storyOf = (...pieces: readonly Piece[]) =>
  buildDocument({ body: [proposedParagraph(...pieces)] });
const gone = (words: string, id = 'gone'): Piece => ({ taken: words, id: id as NoteId });
const came = (words: string, id = 'came'): Piece => ({ put: words, id: id as NoteId });
const read = (doc: Node) => doc.textBetween(0, doc.content.size, '\n');
const proposed = (doc: Node) => proposalsIn(doc).map(({ id }) => id);

function open(doc: Node, isSuggesting = false) {
  const { editor } = mountEditor(doc);
  editor.setSuggesting(isSuggesting);
  return editor;
}

describe('finding words in which something is proposed', () => {
  test('a word reads as if the proposal were accepted', () => {
    const editor = open(storyOf('The har', gone('d'), 'bour was ', came('re'), 'opened.'));
    for (const words of ['harbour', 'reopened', 'The harbour was reopened.']) {
      editor.setQuery(query(words, { wholeWord: true }));
      expect(editor.search.get().count, words).toBe(1);
    }
    editor.setQuery(query('hardbour'));
    expect(editor.search.get().count).toBe(0);
  });

  test('what is found is selected from its first letter to its last', () => {
    const editor = open(storyOf('A', gone(' very'), ' long', gone('ish'), ' quay'));
    editor.setQuery(query(' long'));
    editor.run('edit.findNext');
    expect(editor.selectedText()).toBe(' long');
    const { from, to } = editor.view.state.selection;
    expect(to - from).toBe(' long'.length);
  });
});

describe('replacing words in which something is proposed', () => {
  test('writes the words alone, and the proposal stands', () => {
    const editor = open(storyOf('The har', gone('d'), 'bour lay.'));
    editor.setQuery(query('harbour'));
    editor.replaceMatch('port');
    expect(read(asAccepted(editor.view.state.doc))).toContain('The port lay.');
    expect(proposed(editor.view.state.doc)).toEqual(['gone']);
  });

  test('by what a pattern caught around a proposal', () => {
    const editor = open(storyOf('Mira ', gone('van '), 'Holm sang.'));
    editor.setQuery(query('(\\w+) (\\w+) sang', { isPattern: true }));
    editor.replaceAllMatches('$2, $1, sang');
    expect(read(asAccepted(editor.view.state.doc))).toContain('Holm, Mira, sang.');
    expect(read(editor.view.state.doc)).not.toContain(leafCharacter);
    expect(proposed(editor.view.state.doc)).toEqual(['gone']);
  });

  test('words that were not proposed do not become so', () => {
    const editor = open(storyOf('The ', came('har'), 'bour lay.'));
    editor.setQuery(query('harbour'));
    editor.replaceMatch('port');
    expect(read(withoutProposals(editor.view.state.doc))).toContain('The port lay.');
  });

  test('words that are proposed whole stay so', () => {
    const editor = open(storyOf('The ', came('old '), 'quay lay.'));
    editor.setQuery(query('old'));
    editor.replaceMatch('new');
    expect(read(asAccepted(editor.view.state.doc))).toContain('The new quay lay.');
    expect(read(withoutProposals(editor.view.state.doc))).toContain('The quay lay.');
  });

  test('goes on behind what was replaced, leaves counted', () => {
    const editor = open(storyOf('pi', gone('x'), 'er pi', gone('y', 'more'), 'er'));
    editor.setQuery(query('pier'));
    editor.replaceMatch('pier-pier');
    expect(editor.selectedText()).toBe('pier');
    editor.replaceMatch('jetty');
    expect(read(asAccepted(editor.view.state.doc)).trim()).toBe('pier-pier jetty');
  });
});

const words = ['harbour', 'ferry', 'quay', 'old'];
const replacements = ['port', '', 'harbours', 'har', 'bour', 'old harbour', 'rry', '𝒻erry'];

/** A line of words with leaves, and words put in, at any places of it, also beside one another. */
const lines = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((all) => all.join(' '))
  .chain((line) =>
    fc.record({
      line: fc.constant(line),
      cuts: fc.array(fc.nat({ max: line.length }), { maxLength: 6 }),
      put: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    }),
  );

function piecesOf({ line, cuts, put }: { line: string; cuts: number[]; put: boolean[] }): Piece[] {
  const places = [0, ...cuts.toSorted((one, other) => one - other), line.length];
  return places.slice(1).flatMap((to, index): Piece[] => {
    const part = line.slice(places[index] ?? 0, to);
    const leaf = index < cuts.length ? [gone(`x${index}`, `gone-${index}`)] : [];
    const own = put[index] === true ? came(part, `came-${index}`) : part;
    return [...(part === '' ? [] : [own]), ...leaf];
  });
}

describe('leaves at every place of a match', () => {
  const cases = fc.tuple(
    lines,
    fc.constantFrom(...words),
    fc.constantFrom(...replacements),
    fc.boolean(),
  );

  test('find and replace as in the accepted text, and lose no proposal of taking out', () => {
    fc.assert(
      fc.property(cases, ([made, word, replacement, isPattern]) => {
        const doc = storyOf(...piecesOf(made));
        const editor = open(doc);
        editor.setQuery(query(isPattern ? `(${word})` : word, { isPattern }));
        const leaves = deletionsIn(doc);
        const count = editor.replaceAllMatches(replacement);
        expect(count).toBe(made.line.split(word).length - 1);
        const after = editor.view.state.doc;
        expect(read(asAccepted(after)).trimStart()).toBe(
          made.line.replaceAll(word, replacement).trimStart(),
        );
        expect(deletionsIn(after)).toEqual(leaves);
        expect(JSON.stringify(after.toJSON())).not.toContain(leafCharacter);
        after.check();
        press(editor, 'Mod-z');
        expect(editor.view.state.doc.eq(doc)).toBe(true);
        editor.destroy();
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });

  test('in suggestion mode a replacement is a proposal', () => {
    fc.assert(
      fc.property(cases, ([made, word, replacement]) => {
        const doc = storyOf(...piecesOf(made));
        const editor = open(doc, true);
        editor.setQuery(query(word));
        editor.replaceAllMatches(replacement);
        const after = editor.view.state.doc;
        expect(read(asAccepted(after)).trimStart()).toBe(
          made.line.replaceAll(word, replacement).trimStart(),
        );
        expect(withoutProposals(after).eq(withoutProposals(doc))).toBe(true);
        expect(deletionsIn(after)).toEqual(expect.arrayContaining(deletionsIn(doc)));
        expect(JSON.stringify(after.toJSON())).not.toContain(leafCharacter);
        editor.destroy();
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });
});

function deletionsIn(doc: Node): string[] {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (node.type === articleSchema.nodes.deletion) ids.push(String(node.attrs['id']));
  });
  return ids;
}
