// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { FindQuery } from '../../../core/article/find.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, outline, press, type } from './mount-editor.ts';

const { nodes, marks } = articleSchema;
const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  matchCase: false,
  wholeWord: false,
  isPattern: false,
  ...more,
});
const story = () =>
  buildDocument({ headline: 'The pier', body: ['A pier, a Pier.', 'No quay.', 'Piers again.'] });
const shown = ({ editor }: ReturnType<typeof mountEditor>) =>
  [...editor.view.dom.querySelectorAll('.match')].map(({ textContent }) => textContent);

describe('finding in the story', () => {
  test('counts and draws the matches and takes the first after the caret in hand', () => {
    const mounted = mountEditor(story());
    caretAt(mounted.editor, 'No quay');
    mounted.editor.setQuery(query('pier'));
    expect(mounted.editor.search.get()).toMatchObject({ count: 4, index: 3, problem: null });
    expect(shown(mounted)).toEqual(['pier', 'pier', 'Pier', 'Pier']);
  });

  test('goes on and back, round at the ends', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('pier'));
    const seen = (
      ['edit.findNext', 'edit.findNext', 'edit.findPrevious', 'edit.findPrevious'] as const
    ).map((command) => {
      editor.run(command);
      return [editor.search.get().index, editor.selectedText()];
    });
    expect(seen).toEqual([
      [0, 'pier'],
      [1, 'pier'],
      [0, 'pier'],
      [3, 'Pier'],
    ]);
    expect(editor.view.dom.querySelectorAll('.match-current')).toHaveLength(1);
  });

  test('finds across marks', () => {
    const split = nodes.paragraph.create(null, [
      articleSchema.text('pi', [marks.em.create()]),
      articleSchema.text('er'),
    ]);
    const { editor } = mountEditor(buildDocument({ body: [split] }));
    editor.setQuery(query('pier'));
    expect(editor.search.get().count).toBe(1);
    editor.replaceMatch('pie');
    expect(outline(editor)).toEqual(['paragraph: pie']);
  });

  test('follows the typing', () => {
    const mounted = mountEditor(story());
    mounted.editor.setQuery(query('pier', { wholeWord: true }));
    expect(mounted.editor.search.get().count).toBe(3);
    caretAt(mounted.editor, 'quay', 0);
    type(mounted.editor, 'pier ');
    mounted.clock.turn(500);
    expect(mounted.editor.search.get().count).toBe(4);
    expect(shown(mounted)).toEqual(['pier', 'pier', 'Pier', 'pier']);
  });

  test('closes without a trace', () => {
    const mounted = mountEditor(story());
    mounted.editor.setQuery(query('pier'));
    mounted.editor.setQuery(null);
    expect(mounted.editor.search.get()).toEqual({
      query: null,
      count: 0,
      index: null,
      problem: null,
    });
    expect(shown(mounted)).toEqual([]);
    expect(mounted.editor.run('edit.findNext')).toBe(false);
  });

  test('a pattern that cannot be read is said so', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('(', { isPattern: true }));
    expect(editor.search.get()).toMatchObject({
      count: 0,
      problem: expect.stringContaining('cannot be read') as string,
    });
  });
});

describe('replacing', () => {
  test('one after the other', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('pier'));
    expect(editor.replaceMatch('jetty')).toBe(true);
    expect(outline(editor)[0]).toBe('headline: The jetty');
    expect(editor.selectedText()).toBe('pier');
    expect(editor.search.get()).toMatchObject({ count: 3, index: 0 });
    editor.replaceMatch('jetty');
    expect(outline(editor)[1]).toBe('paragraph: A jetty, a Pier.');
  });

  test('all at once, as one step of undo', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('pier'));
    expect(editor.replaceAllMatches('jetty')).toBe(4);
    expect(outline(editor)).toEqual([
      'headline: The jetty',
      'paragraph: A jetty, a jetty.',
      'paragraph: No quay.',
      'paragraph: jettys again.',
    ]);
    expect(editor.search.get().count).toBe(0);
    press(editor, 'Mod-z');
    expect(editor.view.state.doc.eq(story())).toBe(true);
  });

  test('with words that contain the query, without an end', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('pier', { matchCase: true }));
    expect(editor.replaceAllMatches('pier-pier')).toBe(2);
    expect(outline(editor)[1]).toBe('paragraph: A pier-pier, a Pier.');
  });

  test('by nothing, and by what a pattern caught', () => {
    const { editor } = mountEditor(story());
    editor.setQuery(query('a (pier)', { isPattern: true }));
    editor.replaceAllMatches('[$1]');
    expect(outline(editor)[1]).toBe('paragraph: [pier], [Pier].');
    editor.setQuery(query('['));
    editor.replaceAllMatches('');
    expect(outline(editor)[1]).toBe('paragraph: pier], Pier].');
  });

  test('a claim keeps holding when letters of it are replaced', () => {
    const claimed = nodes.paragraph.create(
      null,
      articleSchema.text('the pier', [marks.claim.create({ id: 'c1' })]),
    );
    const { editor } = mountEditor(buildDocument({ body: [claimed] }));
    editor.setQuery(query('pier'));
    editor.replaceAllMatches('jetty');
    expect(editor.view.state.doc.lastChild?.toString()).toBe('body(paragraph(claim("the jetty")))');
  });
});
