// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import { keptText } from '../../../core/article/schema/marks.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { buildDocument } from '../../support/build-document.ts';
import {
  caretAt,
  findSlips,
  mountEditor,
  outline,
  placeOf,
  press,
  selectText,
  type,
} from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const story = () =>
  buildDocument({
    headline: 'A tozzwn',
    body: ['One wozzrd and two.', 'Nothing here.', 'A thizzrd one.'],
  });
const texts = ({ editor }: Mounted): string[] =>
  editor.findings.get().list.map(({ finding }) => finding.text);
const drawn = ({ editor }: Mounted): string[] =>
  [...editor.view.dom.querySelectorAll('.finding')].map((element) => element.textContent);

function mountRead(document = story()): Mounted {
  const mounted = mountEditor(document);
  mounted.proofread();
  return mounted;
}

describe('what is sent', () => {
  test('the whole story once, then only the blocks that changed', () => {
    const { editor, proofreader, proofread } = mountRead();
    expect(proofreader.requests).toEqual([
      {
        at: 0,
        removed: 0,
        texts: ['A tozzwn', '', '', '', 'One wozzrd and two.', 'Nothing here.', 'A thizzrd one.'],
      },
    ]);
    caretAt(editor, 'Nothing', 7);
    type(editor, ' new');
    proofread();
    expect(proofreader.requests[1]).toEqual({ at: 5, removed: 1, texts: ['Nothing new here.'] });
  });

  test('one request is in flight; what is typed meanwhile goes with the next', () => {
    const { editor, proofreader, clock } = mountRead();
    caretAt(editor, 'Nothing', 7);
    type(editor, ' a');
    clock.turn(1000);
    caretAt(editor, 'thizzrd', 0);
    type(editor, 'b');
    clock.turn(1000);
    expect(proofreader.requests).toHaveLength(2);
    proofreader.answer();
    clock.turn(1000);
    expect(proofreader.requests).toHaveLength(3);
    expect(proofreader.story.map(({ text }) => text)).toEqual(blockTexts(editor));
  });

  test('an undo that brings the same words back sends them again', () => {
    const mounted = mountRead();
    const { editor, proofread } = mounted;
    caretAt(editor, 'wozzrd', 3);
    type(editor, 'x');
    expect(texts(mounted)).not.toContain('wozzrd');
    press(editor, 'Mod-z');
    proofread();
    expect(texts(mounted)).toContain('wozzrd');
  });

  test('another language sends every block anew, the house style is passed on', () => {
    const { editor, proofreader, proofread } = mountRead();
    editor.setLanguage('en-US');
    const style = { ...PLAIN_HOUSE_STYLE, words: ['wozzrd'] };
    editor.setHouseStyle(style);
    proofread();
    expect(proofreader.story.map(({ lang }) => lang)).toEqual(proofreader.story.map(() => 'en-US'));
    expect(proofreader.story).toHaveLength(7);
    expect(proofreader.seen.houseStyle).toEqual(style);
  });

  test('the worker is stopped with the editor', () => {
    const { editor, proofreader } = mountRead();
    editor.destroy();
    expect(proofreader.seen.isClosed).toBe(true);
  });
});

describe('what is shown', () => {
  test('findings in the order of the text, drawn by their kind', () => {
    const mounted = mountRead();
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
    expect(drawn(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
    expect(mounted.editor.view.dom.querySelectorAll('.finding-nonword')).toHaveLength(3);
    expect(mounted.editor.findings.get().checking).toBe(false);
  });

  test('nothing flickers: a finding that is found again keeps its id and its object', () => {
    const mounted = mountRead();
    const before = mounted.editor.findings.get().list;
    caretAt(mounted.editor, 'One', 3);
    type(mounted.editor, ' more');
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
    mounted.proofread();
    const after = mounted.editor.findings.get().list;
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    // Its own words stay, those around it are told as they are now.
    expect(after[1]?.before).toBe('One more ');
    expect(mounted.editor.placeOfFinding(before[1]?.id ?? '')?.from).toBe(
      placeOf(mounted.editor, 'wozzrd'),
    );
  });

  test('an answer that comes late is carried forward to where its words are now', () => {
    const mounted = mountEditor(story());
    mounted.clock.turn(1000);
    caretAt(mounted.editor, 'One', 0);
    type(mounted.editor, 'Here: ');
    caretAt(mounted.editor, 'thizzrd', 4);
    type(mounted.editor, 'x');
    mounted.proofreader.answer();
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd']);
    expect(drawn(mounted)).toEqual(['tozzwn', 'wozzrd']);
  });

  test('a finding goes at once when its words change, grow or are cut', () => {
    for (const [at, keys] of [
      [3, 'x'],
      [6, 's'],
      [0, 'a'],
    ] as const) {
      const mounted = mountRead();
      caretAt(mounted.editor, 'wozzrd', at);
      type(mounted.editor, keys);
      expect(texts(mounted)).toEqual(['tozzwn', 'thizzrd']);
    }
    const cut = mountRead();
    selectText(cut.editor, 'wozzrd');
    press(cut.editor, 'Backspace');
    expect(texts(cut)).toEqual(['tozzwn', 'thizzrd']);
  });

  test('a comma after a word is no change of the word', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'wozzrd', 6);
    type(mounted.editor, ',');
    caretAt(mounted.editor, 'Nothing');
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
  });

  test('the word that is being typed is left alone until the caret leaves it', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'Nothing', 7);
    type(mounted.editor, ' fozzo');
    mounted.proofread();
    expect(texts(mounted)).not.toContain('fozzo');
    type(mounted.editor, ' ');
    mounted.proofread();
    expect(texts(mounted)).toContain('fozzo');
  });

  test('the word is shown when the focus goes elsewhere, or the caret by mouse', () => {
    for (const leave of [
      ({ editor }: Mounted) => caretAt(editor, 'One'),
      ({ editor }: Mounted) => editor.view.dom.dispatchEvent(new FocusEvent('blur')),
    ]) {
      const mounted = mountRead();
      caretAt(mounted.editor, 'Nothing', 7);
      type(mounted.editor, ' fozzo');
      mounted.proofread();
      leave(mounted);
      expect(texts(mounted)).toContain('fozzo');
    }
  });

  test('a caret that is only put into a word leaves its line there', () => {
    const mounted = mountRead();
    caretAt(mounted.editor, 'wozzrd', 2);
    expect(texts(mounted)).toContain('wozzrd');
    expect(mounted.editor.findings.get().current).toBe(mounted.editor.findings.get().list[1]?.id);
    expect(mounted.editor.findings.get().inHand).toBe(false);
  });

  test('words of another language and ignored ones are not shown', () => {
    const mounted = mountRead();
    selectText(mounted.editor, 'wozzrd');
    mounted.editor.setForeign('fr');
    expect(texts(mounted)).toEqual(['tozzwn', 'thizzrd']);
    mounted.editor.setIgnores([{ rule: 'nonword', text: 'thizzrd' }]);
    expect(texts(mounted)).toEqual(['tozzwn']);
    mounted.editor.setIgnores([]);
    selectText(mounted.editor, 'wozzrd');
    mounted.editor.setForeign(null);
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
  });

  test.each([
    ['a rule of the house', 'house:5f0c2d1e-0000-4000-8000-000000000001', 'wozzrd'],
    ['more words than a line', 'nonword', `w${'o'.repeat(500)}zzrd`],
  ])(
    'what %s found is kept here or in the story, and the story stays valid',
    (_what, rule, word) => {
      const find: typeof findSlips = (text, block) =>
        findSlips(text, block).map((finding) => ({ ...finding, rule }));
      const mounted = mountEditor(buildDocument({ body: [`A ${word} here.`] }), {}, find);
      mounted.proofread();
      const [first] = mounted.editor.findings.get().list;
      expect(mounted.editor.ignoreHere(first!.id)).toBe(true);
      expect(texts(mounted)).toEqual([]);
      // The host takes only steps to documents of which this is true.
      expect(() => mounted.editor.view.state.doc.check()).not.toThrow();
      mounted.proofread();
      expect(texts(mounted)).toEqual([]);
      press(mounted.editor, 'Mod-z');
      expect(texts(mounted)).toEqual([word]);
      mounted.editor.setIgnores([{ rule, text: keptText(word) }]);
      expect(texts(mounted)).toEqual([]);
    },
  );

  test('ignored from the start when the story says so', () => {
    const mounted = mountEditor(story(), { ignores: [{ rule: 'nonword', text: 'tozzwn' }] });
    mounted.proofread();
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
  });

  test('says in plain words that proofreading failed, and holds on to what it found', () => {
    const mounted = mountRead();
    for (let time = 0; time < 3; time += 1) mounted.proofreader.fail('Proofreading stopped.');
    expect(mounted.editor.findings.get()).toMatchObject({
      failure: 'Proofreading stopped.',
      checking: false,
    });
    expect(texts(mounted)).toHaveLength(3);
  });
});

describe('a proofreader that fails', () => {
  test('is started again and reads the whole story again', () => {
    const mounted = mountRead();
    mounted.proofreader.story.length = 0;
    mounted.proofreader.fail('It broke.');
    expect(mounted.editor.findings.get().failure).toBeNull();
    mounted.proofread();
    expect(mounted.proofreader.requests.at(-1)).toMatchObject({ at: 0, removed: 0 });
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
  });
});

describe('stepping', () => {
  test('F7 goes from finding to finding and round, Shift-F7 back', () => {
    const { editor } = mountRead();
    const seen: string[] = [];
    for (const key of ['F7', 'F7', 'F7', 'F7', 'Shift-F7', 'Shift-F7']) {
      press(editor, key);
      seen.push(editor.selectedText());
    }
    expect(seen).toEqual(['tozzwn', 'wozzrd', 'thizzrd', 'tozzwn', 'thizzrd', 'wozzrd']);
    expect(editor.findings.get().inHand).toBe(true);
    expect(editor.view.dom.querySelector('.finding-current')?.textContent).toBe('wozzrd');
  });

  test('Enter takes the first suggestion and goes on; at the end the caret stays behind the last', () => {
    const { editor } = mountRead();
    press(editor, 'F7');
    press(editor, 'Enter');
    expect(editor.selectedText()).toBe('wozzrd');
    press(editor, 'Enter');
    press(editor, 'Enter');
    expect(outline(editor)).toEqual([
      'headline: A town',
      'paragraph: One word and two.',
      'paragraph: Nothing here.',
      'paragraph: A third one.',
    ]);
    expect(editor.findings.get()).toMatchObject({ inHand: false, current: null, list: [] });
    press(editor, 'Mod-z');
    expect(outline(editor)[3]).toBe('paragraph: A thizzrd one.');
    expect(outline(editor)[1]).toBe('paragraph: One word and two.');
  });

  test('Enter without a suggestion goes on and never overwrites the words', () => {
    const mounted = mountEditor(story(), {}, (text, block) =>
      findSlips(text, block).map((one) => ({ ...one, suggestions: [] })),
    );
    mounted.proofread();
    press(mounted.editor, 'F7');
    press(mounted.editor, 'Enter');
    expect(outline(mounted.editor)[0]).toBe('headline: A tozzwn');
    expect(mounted.editor.selectedText()).toBe('wozzrd');
  });

  test('Escape goes back to plain editing with the caret behind the words', () => {
    const { editor } = mountRead();
    press(editor, 'F7');
    expect(press(editor, 'Escape')).toBe(true);
    expect(editor.findings.get().inHand).toBe(false);
    expect(editor.view.state.selection.empty).toBe(true);
    expect(editor.view.state.selection.from).toBe(placeOf(editor, 'tozzwn') + 6);
    expect(press(editor, 'Escape')).toBe(false);
  });

  test('typing over the finding in hand replaces it and leaves the mode', () => {
    const { editor } = mountRead();
    press(editor, 'F7');
    type(editor, 'village');
    expect(outline(editor)[0]).toBe('headline: A village');
    expect(editor.findings.get().inHand).toBe(false);
    press(editor, 'Enter');
    expect(editor.view.state.selection.$head.parent.type.name).toBe('standfirst');
  });

  test('Enter without a finding in hand is a plain Enter', () => {
    const { editor } = mountRead();
    caretAt(editor, 'wozzrd', 2);
    press(editor, 'Enter');
    expect(outline(editor)).toContain('paragraph: One wo');
  });

  test('ignoring here keeps these words, undoably, and goes on', () => {
    const mounted = mountRead();
    const { editor } = mounted;
    press(editor, 'F7');
    expect(editor.run('proofread.ignore')).toBe(true);
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
    expect(editor.selectedText()).toBe('wozzrd');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['wozzrd', 'thizzrd']);
    press(editor, 'Mod-z');
    mounted.proofread();
    expect(texts(mounted)).toEqual(['tozzwn', 'wozzrd', 'thizzrd']);
  });

  test('what is kept here holds only while the words do', () => {
    const mounted = mountRead();
    const { editor } = mounted;
    const { id } = editor.findings.get().list[1] ?? { id: '' };
    editor.ignoreHere(id);
    caretAt(editor, 'wozzrd', 2);
    type(editor, 'zz');
    caretAt(editor, 'One');
    mounted.proofread();
    expect(texts(mounted)).toContain('wozzzzrd');
  });

  test('a suggestion changes only the letters that differ: claim and link hold', () => {
    const { marks, nodes } = articleSchema;
    const link = marks.link.create({ href: 'https://example.org/' });
    const claim = marks.claim.create({ id: 'c1' });
    const mounted = mountRead(
      buildDocument({
        body: [
          nodes.paragraph.create(null, [
            articleSchema.text('A '),
            articleSchema.text('wozzrd', [link, claim]),
            articleSchema.text('.'),
          ]),
        ],
      }),
    );
    const { id } = mounted.editor.findings.get().list[0] ?? { id: '' };
    expect(mounted.editor.takeSuggestion(id, 1)).toBe(true);
    expect(mounted.editor.view.state.doc.lastChild?.toString()).toBe(
      'body(paragraph("A ", link(claim("wosrd")), "."))',
    );
  });

  test('says the finding in hand for a screen reader', () => {
    const { editor } = mountRead();
    press(editor, 'F7');
    press(editor, 'F7');
    expect(editor.announcement.get()).toBe(
      'Spelling: “wozzrd”. “wozzrd” is no word. Enter takes “word”. 1 more suggestion with the down arrow. 2 of 3.',
    );
    press(editor, 'Shift-F7');
    expect(editor.announcement.get()).toMatch(/ Headline, 1 of 3\.$/);
  });

  test('F7 with nothing to find is not taken', () => {
    const { editor } = mountRead(buildDocument({ body: ['All fine.'] }));
    expect(press(editor, 'F7')).toBe(false);
  });

  test('the finding at a place, and none elsewhere', () => {
    const { editor } = mountRead();
    expect(editor.findingAt(placeOf(editor, 'wozzrd') + 2)?.finding.text).toBe('wozzrd');
    expect(editor.findingAt(placeOf(editor, 'Nothing') + 2)).toBeNull();
  });
});

function blockTexts({ view }: Mounted['editor']): string[] {
  const found: string[] = [];
  view.state.doc.descendants((node) => {
    if (node.isTextblock) found.push(node.textContent);
  });
  return found;
}
