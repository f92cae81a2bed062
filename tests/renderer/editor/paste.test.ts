// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { TextSelection } from 'prosemirror-state';
import type { ClaimId, NoteId } from '../../../core/base/id.ts';
import { emptyDocument } from '../../../core/article/document.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import {
  caretAt,
  mountEditor,
  outline,
  placeOf,
  press,
  rest,
  selectText,
  type,
} from './mount-editor.ts';
import { deep, gmail, googleDocs, hostile, outlook, webPage, word } from './paste-sources.ts';

interface Clipboard {
  readonly html?: string;
  readonly text?: string;
  readonly files?: readonly File[];
}

/** Hands a clipboard to the editor as the browser does. @returns whether the editor took it. */
function paste({ view }: StoryEditor, { html = '', text = '', files = [] }: Clipboard): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const data: Record<string, string> = { 'text/html': html, 'text/plain': text };
  Object.assign(event, { clipboardData: { getData: (kind: string) => data[kind] ?? '', files } });
  view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

/** Copies or cuts the selection. @returns what another program would get. */
function take({ view }: StoryEditor, kind: 'copy' | 'cut'): Required<Omit<Clipboard, 'files'>> {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const data = new Map<string, string>();
  Object.assign(event, {
    clipboardData: {
      clearData: () => data.clear(),
      setData: (name: string, value: string) => data.set(name, value),
    },
  });
  view.dom.dispatchEvent(event);
  return { html: data.get('text/html') ?? '', text: data.get('text/plain') ?? '' };
}

function mountEmptyBody() {
  const mounted = mountEditor(emptyDocument());
  const { view } = mounted.editor;
  view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
  return mounted;
}

const body = ({ view }: StoryEditor): string => view.state.doc.lastChild?.toString() ?? '';

beforeEach(() => {
  delete (globalThis as { ran?: number }).ran;
});

describe('pasting keeps structure and drops dressing', () => {
  test('Word', () => {
    const { editor } = mountEmptyBody();
    expect(paste(editor, { html: word, text: 'as text' })).toBe(true);
    expect(body(editor)).toBe(
      'body(heading("Lock gates to be replaced"), ' +
        'paragraph("The ", strong("Fenwick Canal"), " closes in ", em("June"), ", the trust said. See ", link("the notice"), "."), ' +
        'bullet_list(list_item(paragraph("gates"), bullet_list(list_item(paragraph("upper")), list_item(paragraph("lower")))), list_item(paragraph("sluices"))), ' +
        'paragraph("Then:", hard_break, "two lines."), ' +
        'ordered_list(list_item(paragraph("first")), list_item(paragraph("second"))), ' +
        'blockquote(paragraph("It leaks, she said.")))',
    );
  });

  test('Google Docs', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { html: googleDocs });
    expect(body(editor)).toBe(
      'body(heading("Ferry fares"), ' +
        'paragraph("Fares rise ", strong("in May"), em(" again"), ", see ", link("the table"), "."), ' +
        'bullet_list(list_item(paragraph("adults"), bullet_list(list_item(paragraph("residents")))), list_item(paragraph("children"))))',
    );
  });

  test('Outlook', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { html: outlook });
    expect(body(editor)).toBe(
      'body(paragraph("Dear desk,"), paragraph("The figure is ", strong("412"), ", not 421."), ' +
        'paragraph(strong("From:"), " Ines Varga <ines@press.example>", hard_break, strong("Sent:"), " Monday"))',
    );
  });

  test('Gmail', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { html: gmail });
    expect(body(editor)).toBe(
      'body(paragraph("Hello,"), paragraph("the vote is at six."), paragraph("Regards"), paragraph("Ines"), blockquote(paragraph("When is it?")))',
    );
  });

  test('a web page', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { html: webPage });
    expect(body(editor)).toBe(
      'body(heading("Bridge opens"), paragraph("A short ", em("lead"), " here."), figure(caption("The bridge"), credit), paragraph("First"), ' +
        'paragraph("Second ", em("Almanac")), ordered_list(list_item(paragraph("three")), list_item(paragraph("four"))), ' +
        'paragraph("Town | Votes"), paragraph("Elder | 41"), paragraph("line one", hard_break, "line two"), section_break, ' +
        'paragraph("See this and that."), paragraph("Aside"))',
    );
  });

  test('a phrase goes into the sentence, whatever block it came in', () => {
    const { editor } = mountEditor(buildDocument({ body: ['one  three'] }));
    caretAt(editor, 'one', 4);
    paste(editor, { html: '<meta charset="utf-8"><div style="font: 40px Comic">two</div>' });
    expect(outline(editor)).toEqual(['paragraph: one two three']);
  });

  test('an address over words makes them a link; one that is unsafe is only pasted', () => {
    const { editor } = mountEditor(buildDocument({ body: ['see the notice'] }));
    selectText(editor, 'the notice');
    paste(editor, { text: 'https://canal.example/notice' });
    expect(body(editor)).toBe('body(paragraph("see ", link("the notice")))');
    selectText(editor, 'see');
    paste(editor, { text: 'javascript:alert(1)' });
    expect(body(editor)).toBe('body(paragraph("javascript:alert(1) ", link("the notice")))');
  });

  test('plain text: a paragraph a line, no straight quote changed', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { text: 'It\'s "so".\r\n\r\nSecond\nThird' });
    expect(outline(editor)).toEqual([
      'paragraph: It\'s "so".',
      'paragraph: Second',
      'paragraph: Third',
    ]);
  });
});

describe('hostile clipboards', () => {
  test.each(Object.entries(hostile))('%s', (_name, { html, words }) => {
    const { editor } = mountEmptyBody();
    paste(editor, { html });
    editor.view.state.doc.check();
    expect(
      editor.view.state.doc.textBetween(0, editor.view.state.doc.content.size, ' ', ' ').trim(),
    ).toBe(words);
    expect((globalThis as { ran?: number }).ran).toBeUndefined();
    expect(body(editor)).not.toMatch(/claim|note|figure|link/);
    expect(
      editor.view.dom.querySelector(
        'script, style, iframe, object, form, svg, [onclick], [onerror]',
      ),
    ).toBeNull();
  });

  test('nesting without end', () => {
    const { editor } = mountEmptyBody();
    paste(editor, { html: deep });
    editor.view.state.doc.check();
    expect(editor.view.state.doc.textContent).toBe('deep');
  });

  test('where parsing fails the plain text arrives whole', () => {
    const { editor } = mountEmptyBody();
    const { view } = editor;
    const broken = view.pasteHTML.bind(view);
    view.pasteHTML = () => {
      throw new Error('broken');
    };
    expect(paste(editor, { html: '<p>rich</p>', text: 'plain words' })).toBe(true);
    view.pasteHTML = broken;
    expect(outline(editor)).toEqual(['paragraph: plain words']);
  });

  test('no soup of tags throws or makes a document that is not one', () => {
    const tag = fc.constantFrom(
      'div',
      'p',
      'ul',
      'ol',
      'li',
      'table',
      'tr',
      'td',
      'b',
      'i',
      'a href="https://a.example/"',
      'h2',
      'blockquote',
      'br',
      'hr',
      'pre',
      'span style="font-weight:700"',
      'form',
      'input name=parentNode',
      'p style="mso-list:l0 level3 lfo1"',
      'figure',
      'svg',
      'template',
      'b lang=fr',
      'aside data-part=pull-quote',
      'p data-part=related-link data-href="https://a.example/"',
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0] ?? ''}>`),
      fc.constantFrom('words ', '&nbsp;', '\n', 'ж', '1. '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, intoHead) => {
        const mounted = intoHead
          ? mountEditor(buildDocument({ headline: 'Top', body: ['Body'] }))
          : mountEmptyBody();
        paste(mounted.editor, { html: pieces.join(''), text: 'fallback' });
        mounted.editor.view.state.doc.check();
        mounted.editor.destroy();
      }),
      { seed: 20_266, numRuns: 300 },
    );
  });
});

test('no word is lost, however the blocks are nested', () => {
  const tag = fc.constantFrom(
    'div',
    'p',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'b',
    'h2',
    'blockquote',
    'br',
    'pre',
    'p class=MsoQuote',
    'p style="mso-list:l0 level2 lfo1"',
    'figure',
    'figcaption',
    'dl',
    'dd',
    'section',
  );
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(' ')[0] ?? ''}>`),
    fc.constant('word '),
  );
  const count = (text: string | null): number => (text ?? '').split('word').length - 1;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 50 }),
      fc.constantFrom('body', 'headline'),
      (pieces, where) => {
        const html = pieces.join('');
        const { editor } = where === 'body' ? mountEmptyBody() : mountEditor(emptyDocument());
        paste(editor, { html, text: 'fallback' });
        const meant = new DOMParser().parseFromString(html, 'text/html').body.textContent;
        expect(count(editor.view.state.doc.textContent)).toBe(count(meant));
        editor.destroy();
      },
    ),
    { seed: 20_267, numRuns: 300 },
  );
});

describe('the words of an empty story', () => {
  const lines = 'Die Brücke ist offen\n\nSie war lange zu.\n\nNun geht es.';

  test.each([
    ['plain text of several lines', { text: lines }],
    ['one plain line', { text: 'Die Brücke ist offen' }],
    ['a page', { html: '<h1>Die Brücke ist offen</h1><p>Sie war lange zu.</p>' }],
  ])('are told to the desk when they are pasted: %s', (_what, clipboard) => {
    const { editor, pasted } = mountEditor(emptyDocument());
    paste(editor, clipboard);
    expect(pasted).toHaveLength(1);
    expect(pasted[0]).toContain('Die Brücke ist offen');
    paste(editor, clipboard);
    expect(pasted).toHaveLength(1);
  });

  test('are not told when there were some before, or nothing came', () => {
    const { editor, pasted } = mountEditor(buildDocument({ headline: 'Old', body: ['There.'] }));
    paste(editor, { text: lines });
    const empty = mountEditor(emptyDocument());
    paste(empty.editor, { html: '<script>1</script>' });
    type(empty.editor, 'Die');
    expect([...pasted, ...empty.pasted]).toEqual([]);
  });
});

describe('pasting into the head', () => {
  test('a whole story: its first line is the headline, the rest the body', () => {
    const { editor } = mountEditor(emptyDocument());
    paste(editor, { html: '<h1>Bridge <b>opens</b></h1><p>First.</p><ul><li>one</li></ul>' });
    expect(outline(editor)).toEqual([
      'headline: Bridge opens',
      'paragraph: First.',
      'list_item/paragraph: one',
    ]);
    editor.view.state.doc.check();
  });

  test('goes above what the body holds already', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Old', body: ['There already.'] }));
    caretAt(editor, 'Old', 3);
    paste(editor, { text: ' news\nFirst.\nSecond.' });
    expect(outline(editor)).toEqual([
      'headline: Old news',
      'paragraph: First.',
      'paragraph: Second.',
      'paragraph: There already.',
    ]);
  });

  test('one line stays one line, breaks become spaces', () => {
    const { editor } = mountEditor(emptyDocument());
    paste(editor, { html: '<p>Bridge<br>opens <a href="https://a.example/">today</a></p>' });
    expect(outline(editor)).toEqual(['headline: Bridge opens today']);
    editor.view.state.doc.check();
  });

  test('into a caption all of it becomes one line', () => {
    const { editor } = mountEditor(buildDocument({ body: [figure('Cap', '')] }));
    caretAt(editor, 'Cap', 3);
    paste(editor, { html: '<p>one</p><p>two</p>' });
    expect(outline(editor)).toContain('figure/caption: Capone two');
  });
});

describe('copying', () => {
  const claimed = () => {
    const mounted = mountEditor(buildDocument({ body: ['The board voted nine to two.', 'End.'] }));
    selectText(mounted.editor, 'nine to two');
    press(mounted.editor, 'F8');
    const id = mounted.claims[0]?.id as ClaimId;
    mounted.editor.setClaims(new Map([[id, 'confirmed']]));
    return { ...mounted, id };
  };

  test('what leaves is clean HTML and text', () => {
    const mounted = claimed();
    const { editor } = mounted;
    editor.view.dispatch(
      editor.view.state.tr.setSelection(
        TextSelection.create(
          editor.view.state.doc,
          placeOf(editor, 'The board'),
          placeOf(editor, 'End.') + 3,
        ),
      ),
    );
    const { html, text } = take(editor, 'copy');
    expect(html).not.toMatch(/claim|note|sic|data-part/);
    expect(html).toContain('voted nine to two');
    expect(text).toBe('The board voted nine to two.\nEnd');
  });

  test('cut and paste in Galley keeps the claim', () => {
    const { editor, id, clock } = claimed();
    selectText(editor, 'voted nine to two');
    const clipboard = take(editor, 'cut');
    expect(editor.placeOfClaim(id)).toBeNull();
    caretAt(editor, 'End.', 4);
    paste(editor, clipboard);
    clock.turn(1000);
    expect(editor.claims.get().list).toEqual([{ id, text: 'nine to two' }]);
    expect(outline(editor)).toEqual(['paragraph: The board .', 'paragraph: End.voted nine to two']);
  });

  test('a copy is no second claim', () => {
    const { editor, id, clock } = claimed();
    selectText(editor, 'voted nine to two');
    const clipboard = take(editor, 'copy');
    caretAt(editor, 'End.', 4);
    paste(editor, clipboard);
    clock.turn(1000);
    expect(editor.claims.get().list).toEqual([{ id, text: 'nine to two' }]);
  });

  test('a claim does not go over into another story', () => {
    const { editor } = claimed();
    selectText(editor, 'voted nine to two');
    const clipboard = take(editor, 'cut');
    const other = mountEmptyBody();
    paste(other.editor, clipboard);
    expect(body(other.editor)).toBe('body(paragraph("voted nine to two"))');
  });

  describe('part of an insertion that somebody proposed', () => {
    const id = 'a1' as NoteId;
    function proposed() {
      const mounted = mountEditor(buildDocument({ body: ['One. Two. Three.', 'End.'] }));
      mounted.editor.setNotes([{ id, kind: 'insertion', text: '', author: 'Ada', at: null }]);
      selectText(mounted.editor, 'One. Two. Three.');
      mounted.editor.markNote(id);
      return mounted;
    }
    const noted = ({ editor, clock }: Pick<ReturnType<typeof proposed>, 'editor' | 'clock'>) => {
      clock.turn(1000);
      return editor.notes.get().list;
    };

    test('is not accepted in silence when it is cut and pasted elsewhere', () => {
      const desk = proposed();
      selectText(desk.editor, 'Two. ');
      const clipboard = take(desk.editor, 'cut');
      caretAt(desk.editor, 'End.', 4);
      paste(desk.editor, clipboard);
      expect(noted(desk)).toEqual([{ id, text: 'One. Three.\nTwo. ' }]);
      caretAt(desk.editor, 'End.', 0);
      paste(desk.editor, clipboard);
      expect(noted(desk)).toEqual([{ id, text: 'One. Three.\nTwo. ' }]);
    });

    test('is not proposed twice when the cut was undone, or when it was only copied', () => {
      const desk = proposed();
      selectText(desk.editor, 'Two. ');
      const cut = take(desk.editor, 'cut');
      desk.editor.run('edit.undo');
      caretAt(desk.editor, 'End.', 4);
      paste(desk.editor, cut);
      expect(noted(desk)).toEqual([{ id, text: 'One. Two. Three.' }]);
      selectText(desk.editor, 'One. ');
      const copy = take(desk.editor, 'copy');
      caretAt(desk.editor, 'End.', 4);
      paste(desk.editor, copy);
      expect(noted(desk)).toEqual([{ id, text: 'One. Two. Three.' }]);
    });
  });

  test('quotes, related lines and line breaks survive within Galley', () => {
    const { editor } = mountEditor(buildDocument({ body: ['words'] }));
    caretAt(editor, 'words', 5);
    press(editor, 'Shift-Enter');
    type(editor, 'more');
    press(editor, 'Enter');
    editor.run('format.pullQuote');
    type(editor, 'Loud');
    const before = body(editor);
    press(editor, 'Mod-a');
    const clipboard = take(editor, 'cut');
    paste(editor, clipboard);
    expect(body(editor)).toBe(before);
    expect(clipboard.text).toContain('words\nmore\nLoud');
  });
});

describe('pictures', () => {
  const picture = () => new File([new Uint8Array([1, 2, 3])], 'pier.png', { type: 'image/png' });

  test('a pasted picture is stored and becomes a figure', async () => {
    const { editor, seen, picture: stored } = mountEmptyBody();
    expect(paste(editor, { files: [picture()] })).toBe(true);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 5));
    expect(seen.added).toEqual([3]);
    const node = editor.view.state.doc.lastChild?.firstChild;
    expect(node?.type.name).toBe('figure');
    expect(node?.attrs).toMatchObject({ media: stored.hash, width: 40, height: 30 });
    expect(editor.view.dom.querySelector('img')?.getAttribute('src')).toBe(
      `app://galley/media/${stored.hash}`,
    );
  });

  test('a picture beside text is the text’s dressing', () => {
    const { editor, seen } = mountEmptyBody();
    paste(editor, { files: [picture()], text: 'the words', html: '<p>the words</p>' });
    expect(outline(editor)).toEqual(['paragraph: the words']);
    expect(seen.added).toEqual([]);
  });

  test('other files are left to the desk', () => {
    const { editor } = mountEmptyBody();
    expect(paste(editor, { files: [new File(['x'], 'a.txt', { type: 'text/plain' })] })).toBe(
      false,
    );
  });

  test('choosing one for an empty figure, and describing it, are one undo each', async () => {
    const { editor, seen } = mountEmptyBody();
    editor.run('insert.figure');
    editor.view.dom.querySelector<HTMLButtonElement>('.figure-choose')?.click();
    await rest();
    expect(seen.picks).toBe(1);
    const alt = editor.view.dom.querySelector<HTMLInputElement>(
      'input[aria-label="Picture description"]',
    );
    alt?.dispatchEvent(new FocusEvent('focus'));
    for (const value of ['A', 'A p', 'A pier']) {
      Object.assign(alt ?? {}, { value });
      alt?.dispatchEvent(new Event('input', { bubbles: true }));
    }
    expect(editor.view.state.doc.lastChild?.firstChild?.attrs['alt']).toBe('A pier');
    press(editor, 'Mod-z');
    expect(editor.view.state.doc.lastChild?.firstChild?.attrs['alt']).toBe('');
    expect(alt?.value).toBe('');
  });
});
