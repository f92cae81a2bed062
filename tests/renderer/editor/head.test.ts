// @vitest-environment jsdom
import { AllSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { TextSelection } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import { emptyDocument } from '../../../core/article/document.ts';
import { buildDocument, figure, paragraph } from '../../support/build-document.ts';
import {
  caretAt,
  mountEditor,
  outline,
  press,
  rest,
  selectNode,
  selectText,
  type,
} from './mount-editor.ts';

const { nodes } = articleSchema;
const parentName = ({ view }: ReturnType<typeof mountEditor>['editor']) =>
  view.state.selection.$head.parent.type.name;

describe('the head', () => {
  test('Enter goes on from part to part and into the body', () => {
    const { editor } = mountEditor(emptyDocument());
    const passed = ['headline', 'standfirst', 'byline', 'dateline', 'paragraph'].map((name) => {
      const here = parentName(editor);
      type(editor, `the ${name}`);
      press(editor, 'Enter');
      return here;
    });
    expect(passed).toEqual(['headline', 'standfirst', 'byline', 'dateline', 'paragraph']);
    expect(outline(editor)).toEqual([
      'headline: the headline',
      'standfirst: the standfirst',
      'byline: the byline',
      'dateline: the dateline',
      'paragraph: the paragraph',
    ]);
  });

  test('Enter inside a headline splits nothing', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Two words' }));
    caretAt(editor, 'words');
    press(editor, 'Enter');
    expect(outline(editor)).toEqual(['headline: Two words']);
    expect(parentName(editor)).toBe('standfirst');
  });

  test('Backspace at the start of a part goes back and joins nothing', () => {
    const { editor } = mountEditor(
      buildDocument({ headline: 'Top', standfirst: 'Below', body: ['Body'] }),
    );
    caretAt(editor, 'Below');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(parentName(editor)).toBe('headline');
    caretAt(editor, 'Body');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(parentName(editor)).toBe('dateline');
    expect(outline(editor)).toEqual(['headline: Top', 'standfirst: Below', 'paragraph: Body']);
  });

  test('Delete at the end of a part goes on and joins nothing', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Top', standfirst: 'Below' }));
    caretAt(editor, 'Top', 3);
    expect(press(editor, 'Delete')).toBe(true);
    expect(parentName(editor)).toBe('standfirst');
    expect(outline(editor)).toEqual(['headline: Top', 'standfirst: Below']);
  });

  test('Mod-A selects the part first, then everything', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Top', body: ['One', 'Two'] }));
    caretAt(editor, 'Two');
    press(editor, 'Mod-a');
    expect(editor.selectedText()).toBe('One\nTwo');
    press(editor, 'Mod-a');
    expect(editor.view.state.selection).toBeInstanceOf(AllSelection);
  });

  test('Control and End go to the end of the story, with Shift selecting as far', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Top', body: ['One', 'Two'] }));
    caretAt(editor, 'One', 1);
    press(editor, 'Ctrl-Shift-End');
    expect(editor.selectedText()).toBe('ne\nTwo');
    press(editor, 'Ctrl-End');
    const { selection, doc } = editor.view.state;
    expect(selection.empty).toBe(true);
    expect(selection.head).toBe(TextSelection.atEnd(doc).head);
  });

  test('Mod-A takes a body that begins with a figure whole', () => {
    const { editor } = mountEditor(buildDocument({ body: [figure('Cap', 'Cred'), 'One'] }));
    caretAt(editor, 'One');
    press(editor, 'Mod-a');
    expect(editor.selectedText()).toContain('Cap');
    expect(editor.selectedText()).toContain('One');
  });

  test('parts are labelled and say what they ask for', () => {
    const { editor } = mountEditor(emptyDocument());
    const { dom } = editor.view;
    expect(dom.getAttribute('role')).toBe('textbox');
    expect(dom.getAttribute('aria-multiline')).toBe('true');
    for (const name of ['Standfirst', 'Byline', 'Dateline']) {
      expect(dom.querySelector(`[role=group][aria-label=${name}][data-empty]`)).not.toBeNull();
    }
    expect(dom.querySelector('h1[aria-roledescription=headline][data-empty]')).not.toBeNull();
    expect(dom.querySelector('section p[data-placeholder][data-empty]')).not.toBeNull();
    type(editor, 'x');
    expect(dom.querySelector('h1[data-empty]')).toBeNull();
  });

  test('says into which part the caret came', () => {
    const { editor } = mountEditor(
      buildDocument({ headline: 'Top', standfirst: 'Below', body: ['Body'] }),
    );
    caretAt(editor, 'Below');
    expect(editor.announcement.get()).toBe('Standfirst');
    caretAt(editor, 'Body');
    expect(editor.announcement.get()).toBe('Story');
  });
});

describe('the body', () => {
  test('a heading is followed by a paragraph, and Backspace makes it one', () => {
    const { editor } = mountEditor(buildDocument({ body: ['Part one'] }));
    caretAt(editor, 'Part one', 8);
    press(editor, 'Mod-Alt-2');
    press(editor, 'Enter');
    type(editor, 'x');
    expect(outline(editor)).toEqual(['heading: Part one', 'paragraph: x']);
    caretAt(editor, 'Part one');
    press(editor, 'Backspace');
    expect(outline(editor)).toEqual(['paragraph: Part one', 'paragraph: x']);
  });

  test('lists: Enter goes on, Tab nests, Shift-Tab lifts, an empty item ends them', () => {
    const { editor } = mountEditor(buildDocument({ body: [''] }));
    press(editor, 'Mod-a');
    editor.view.dispatch(
      editor.view.state.tr.setSelection(TextSelection.atEnd(editor.view.state.doc)),
    );
    type(editor, '- one');
    press(editor, 'Enter');
    type(editor, 'two');
    expect(press(editor, 'Tab')).toBe(true);
    press(editor, 'Enter');
    type(editor, 'three');
    press(editor, 'Shift-Tab');
    press(editor, 'Enter');
    press(editor, 'Enter');
    type(editor, 'after');
    const list = editor.view.state.doc.lastChild?.firstChild;
    expect(list?.toString()).toBe(
      'bullet_list(list_item(paragraph("one"), bullet_list(list_item(paragraph("two")))), list_item(paragraph("three")))',
    );
    expect(outline(editor).at(-1)).toBe('paragraph: after');
  });

  test('Tab in the first item stays in the list; outside of lists it is the window’s', () => {
    const { editor } = mountEditor(
      buildDocument({
        body: [
          'x',
          nodes.bullet_list.create(null, nodes.list_item.create(null, paragraph('item'))),
        ],
      }),
    );
    caretAt(editor, 'item');
    expect(press(editor, 'Tab')).toBe(true);
    caretAt(editor, 'x');
    expect(press(editor, 'Tab')).toBe(false);
  });

  test('Backspace lifts an item out of its list', () => {
    const { editor } = mountEditor(
      buildDocument({
        body: [nodes.bullet_list.create(null, nodes.list_item.create(null, paragraph('item')))],
      }),
    );
    caretAt(editor, 'item');
    press(editor, 'Backspace');
    expect(outline(editor)).toEqual(['paragraph: item']);
  });

  test('lists change their kind, and quotes and pull quotes come and go', () => {
    const { editor } = mountEditor(buildDocument({ body: ['words'] }));
    caretAt(editor, 'words');
    for (const [command, meant] of [
      ['format.bulletList', 'bulletList'],
      ['format.orderedList', 'orderedList'],
      ['format.orderedList', 'paragraph'],
      ['format.quote', 'quote'],
      ['format.quote', 'paragraph'],
      ['format.pullQuote', 'pullQuote'],
      ['format.paragraph', 'paragraph'],
      ['format.heading3', 'heading3'],
      ['format.heading3', 'paragraph'],
    ] as const) {
      expect(editor.run(command)).toBe(true);
      expect(editor.toolbar.get().block).toBe(meant);
    }
    expect(outline(editor)).toEqual(['paragraph: words']);
  });

  test('Enter leads through a figure’s words and out of it', () => {
    const { editor } = mountEditor(buildDocument({ body: [figure('', '')] }));
    selectNode(editor, 'caption');
    editor.run('insert.figure');
    expect(parentName(editor)).toBe('caption');
    type(editor, 'Cap');
    press(editor, 'Enter');
    type(editor, 'Cred');
    press(editor, 'Enter');
    type(editor, 'on');
    expect(outline(editor)).toContain('figure/caption: Cap');
    expect(outline(editor)).toContain('figure/credit: Cred');
    expect(parentName(editor)).toBe('paragraph');
  });

  test('Backspace and Delete stay inside a figure’s words, and take nothing with them', () => {
    const { editor } = mountEditor(buildDocument({ body: ['x', figure('Cap', 'Cred'), 'y'] }));
    caretAt(editor, 'Cred');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(parentName(editor)).toBe('caption');
    caretAt(editor, 'Cap', 3);
    expect(press(editor, 'Delete')).toBe(true);
    expect(parentName(editor)).toBe('credit');
    caretAt(editor, 'Cap');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(editor.toolbar.get().block).toBe('figure');
    expect(outline(editor)).toHaveLength(4);
  });

  test('Backspace in an empty figure takes it away', () => {
    const { editor } = mountEditor(buildDocument({ body: ['x', figure('', ''), 'y'] }));
    selectNode(editor, 'caption');
    caretAt(editor, 'x');
    editor.view.dispatch(
      editor.view.state.tr.setSelection(
        TextSelection.near(editor.view.state.doc.resolve(placeOfEmpty(editor))),
      ),
    );
    press(editor, 'Backspace');
    expect(editor.view.state.doc.lastChild?.toString()).toBe(
      'body(paragraph("x"), paragraph, paragraph("y"))',
    );
  });

  test('Backspace at the start of a related line makes it a paragraph', () => {
    const { editor } = mountEditor(
      buildDocument({ body: ['x', nodes.related_link.create(null, articleSchema.text('Other'))] }),
    );
    caretAt(editor, 'Other');
    press(editor, 'Backspace');
    expect(outline(editor)).toEqual(['paragraph: x', 'paragraph: Other']);
  });

  test('a break, a related line and an elsewhere line take the place of an empty paragraph', () => {
    for (const [command, name] of [
      ['insert.related', 'related_link'],
      ['insert.embed', 'embed_link'],
      ['insert.figure', 'figure'],
    ] as const) {
      const { editor } = mountEditor(buildDocument({ headline: 'H', body: ['one', '', 'two'] }));
      editor.view.dispatch(
        editor.view.state.tr.setSelection(
          TextSelection.create(editor.view.state.doc, placeOfEmpty(editor)),
        ),
      );
      editor.run(command);
      expect(
        editor.view.state.doc.lastChild?.content.content.map((node) => node.type.name),
      ).toEqual(['paragraph', name, 'paragraph']);
    }
  });

  test('inserting into an empty body leaves a place to type', () => {
    const { editor } = mountEditor(emptyDocument());
    editor.run('insert.break');
    editor.view.state.doc.check();
    expect(
      editor.view.state.doc.lastChild?.content.content.map((node) => node.type.name),
    ).toContain('section_break');
  });

  test('Shift-Enter breaks the line in a paragraph and does nothing in a headline', () => {
    const { editor } = mountEditor(buildDocument({ headline: 'Top line', body: ['one two'] }));
    caretAt(editor, 'two');
    press(editor, 'Shift-Enter');
    caretAt(editor, 'line');
    expect(press(editor, 'Shift-Enter')).toBe(true);
    expect(outline(editor)).toEqual(['headline: Top line', 'paragraph: one ⏎two']);
  });
});

describe('input rules', () => {
  test.each([
    ['## Head', 'heading: Head'],
    ['> said', 'blockquote/paragraph: said'],
    ['- item', 'list_item/paragraph: item'],
    ['3. item', 'list_item/paragraph: item'],
    ['"Yes," it\'s', 'paragraph: “Yes,” it’s'],
  ])('%s', (keys, meant) => {
    const { editor } = mountEditor(buildDocument({ body: ['x'] }));
    selectText(editor, 'x');
    editor.view.dispatch(editor.view.state.tr.deleteSelection());
    type(editor, keys);
    expect(outline(editor)).toEqual([meant]);
  });

  test('Backspace right after gives back what was typed', () => {
    const { editor } = mountEditor(buildDocument({ body: ['say '] }));
    caretAt(editor, 'say', 4);
    type(editor, '"');
    expect(outline(editor)).toEqual(['paragraph: say “']);
    press(editor, 'Backspace');
    expect(outline(editor)).toEqual(['paragraph: say "']);
    press(editor, 'Enter');
    type(editor, '> ');
    press(editor, 'Backspace');
    expect(outline(editor)).toEqual(['paragraph: say "', 'paragraph: > ']);
  });

  test('three dashes make a break, with a paragraph to go on in', () => {
    const { editor } = mountEditor(buildDocument({ body: ['one'] }));
    caretAt(editor, 'one', 3);
    press(editor, 'Enter');
    type(editor, '---');
    type(editor, 'two');
    expect(editor.view.state.doc.lastChild?.toString()).toBe(
      'body(paragraph("one"), section_break, paragraph("two"))',
    );
  });

  test('the quotes follow the language of the story', () => {
    const { editor } = mountEditor(buildDocument({ body: ['x '] }));
    editor.setLanguage('ru');
    caretAt(editor, 'x', 2);
    type(editor, '"да"');
    expect(outline(editor)).toEqual(['paragraph: x «да»']);
  });

  test('marks around stay on what the rules put in', () => {
    const { editor } = mountEditor(buildDocument({ body: ['word'] }));
    selectText(editor, 'word');
    editor.run('format.strong');
    caretAt(editor, 'word', 4);
    type(editor, "'s");
    expect(editor.view.state.doc.lastChild?.toString()).toBe('body(paragraph(strong("word’s")))');
  });
});

describe('any sequence of keys', () => {
  const keys = [
    'Enter',
    'Backspace',
    'Delete',
    'Tab',
    'Shift-Tab',
    'Mod-a',
    'Shift-Enter',
    'Mod-z',
    'Mod-Shift-z',
    'Mod-Alt-2',
  ];
  const commands = [
    'format.bulletList',
    'format.orderedList',
    'format.quote',
    'format.pullQuote',
    'format.paragraph',
    'insert.figure',
    'insert.related',
    'insert.break',
    'insert.embed',
    'claims.mark',
    'format.strong',
  ] as const;
  const act = fc.oneof(
    fc.constantFrom(...keys).map((key) => ({ key })),
    fc.constantFrom(...commands).map((command) => ({ command })),
    fc.constantFrom('word ', '- ', '"', "'", '> ', '---', '## ').map((text) => ({ text })),
    fc.nat(400).map((caret) => ({ caret })),
    fc.tuple(fc.nat(400), fc.nat(400)).map((range) => ({ range })),
  );

  test('leaves a whole story, and undo leads back to where it began', async () => {
    const start = buildDocument({
      headline: 'A quay',
      body: ['One two three.', figure('Cap', 'Cred'), 'Four five.', ''],
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const { editor } = mountEditor(start);
        const { view } = editor;
        for (const one of acts) {
          const { doc, tr } = view.state;
          const at = (pos: number) => doc.resolve(Math.min(pos, doc.content.size));
          if ('key' in one) press(editor, one.key);
          else if ('command' in one) editor.run(one.command);
          else if ('text' in one) type(editor, one.text);
          else if ('caret' in one)
            view.dispatch(tr.setSelection(TextSelection.near(at(one.caret))));
          else
            view.dispatch(
              tr.setSelection(TextSelection.between(at(one.range[0]), at(one.range[1]))),
            );
          view.state.doc.check();
        }
        for (let turn = 0; turn < 80 && editor.can('edit.undo'); turn += 1) editor.run('edit.undo');
        expect(view.state.doc.toString()).toBe(start.toString());
        editor.destroy();
        await rest();
      }),
      { seed: 20_264, numRuns: 150 },
    );
  });
});

function placeOfEmpty({ view }: ReturnType<typeof mountEditor>['editor']): number {
  let at = 0;
  view.state.doc.lastChild?.forEach((node, offset) => {
    if (node.textContent === '') at = offset;
  });
  return view.state.doc.content.size - (view.state.doc.lastChild?.nodeSize ?? 0) + 1 + at + 1;
}
