// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state';
import { describe, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../../core/article/document.ts';
import { pictureHash } from '../../../core/article/pictures/picture-hash.ts';
import type { PictureWords } from '../../../core/article/pictures/picture-words.ts';
import type { MediaHash } from '../../../core/base/id.ts';
import type { Medium } from '../../../core/contract/media.ts';
import type { EditorHost } from '../../../renderer/editor/editor-host.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { png } from '../../db/pictures.ts';
import { exifWithPlace, jpegWith, xmpPacket } from '../../support/picture-metadata.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { createHeldHost, mountEditor, placeOf, press, rest } from './mount-editor.ts';

const plainWords: PictureWords = { alt: '', caption: '', credit: '', rights: '' };
const lighthouse: PictureWords = {
  alt: 'A lighthouse in fog',
  caption: 'The light at Cape Orrin.',
  credit: 'Lena Marsh/Northshore',
  rights: '© Northshore',
};

/** A store in the test's hands: each picture is stored when the test says so. */
function mountWith(
  document = emptyDocument(),
  words: PictureWords = plainWords,
  refusal: string | null = null,
) {
  const waiting: (() => void)[] = [];
  const said: string[] = [];
  const stored: Uint8Array[] = [];
  const files = new Map<string, Uint8Array>();
  const held = createHeldHost();
  const mediumOf = (bytes: Uint8Array): Medium => ({
    hash: pictureHash(bytes),
    type: 'image/png',
    width: 40,
    height: 30,
    size: bytes.length,
    words,
  });
  const host: EditorHost = {
    ...held.host,
    failed: (message) => said.push(message),
    addMedia: (bytes) =>
      new Promise((resolve) => {
        if (refusal !== null)
          return resolve({ ok: false, error: { code: 'bad-input', message: refusal } });
        waiting.push(() => {
          stored.push(bytes);
          files.set(pictureHash(bytes), bytes);
          resolve({ ok: true, value: mediumOf(bytes) });
        });
      }),
    readMedia: (hash) => Promise.resolve(files.get(hash) ?? null),
    pickMedia: () => {
      files.set(pictureHash(pier), pier);
      return Promise.resolve({ ok: true, value: mediumOf(pier) });
    },
  };
  const { editor } = mountEditor(document, { host });
  const { view } = editor;
  if (document.content.size === emptyDocument().content.size)
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
  const store = async (): Promise<void> => {
    await settled();
    while (waiting.length > 0) {
      waiting.shift()?.();
      await settled();
    }
  };
  return { editor, said, stored, store, files };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((done) => setTimeout(done, 2));
    await rest();
  }
}

const pier = new Uint8Array(png(40, 30));
const fileOf = (bytes: Uint8Array, name = 'pier.png', type = 'image/png'): File =>
  new File([new Uint8Array(bytes)], name, { type });

function drop({ view }: StoryEditor, files: readonly File[], onto: Element | number): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files, getData: () => '' }, clientX: 0, clientY: 0 });
  if (typeof onto === 'number')
    vi.spyOn(view, 'posAtCoords').mockReturnValue({ pos: onto, inside: -1 });
  (typeof onto === 'number' ? view.dom : onto).dispatchEvent(event);
}

function pasteHtml({ view }: StoryEditor, html: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const data: Record<string, string> = { 'text/html': html, 'text/plain': 'words' };
  Object.assign(event, {
    clipboardData: { getData: (kind: string) => data[kind] ?? '', files: [] },
  });
  view.dom.dispatchEvent(event);
}

const body = ({ view }: StoryEditor): string => view.state.doc.lastChild?.toString() ?? '';
const figures = ({ view }: StoryEditor) => {
  const found: { media: MediaHash | null; alt: string; words: string[] }[] = [];
  view.state.doc.descendants((node) => {
    if (node.type.name === 'figure')
      found.push({
        media: node.attrs['media'] as MediaHash | null,
        alt: String(node.attrs['alt']),
        words: node.children.map(({ textContent }) => textContent),
      });
  });
  return found;
};

describe('a dropped picture', () => {
  test('lands where it was dropped, however the text moved meanwhile, and takes one undo', async () => {
    const { editor, store } = mountWith(buildDocument({ body: ['first', 'second', 'third'] }));
    drop(editor, [fileOf(pier)], placeOf(editor, 'second') + 2);
    const { view } = editor;
    view.dispatch(view.state.tr.insertText('Before it all, and more. ', placeOf(editor, 'first')));
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    await store();
    // Whoever writes on elsewhere is not torn away.
    expect(view.state.selection.eq(TextSelection.atEnd(view.state.doc))).toBe(true);
    expect(body(editor)).toBe(
      'body(paragraph("Before it all, and more. first"), paragraph("second"), figure(caption, credit), paragraph("third"))',
    );
    press(editor, 'Mod-z');
    expect(body(editor)).toBe(
      'body(paragraph("Before it all, and more. first"), paragraph("second"), paragraph("third"))',
    );
  });

  test('among others keeps their order, all in one undo, and one that fails stops no other', async () => {
    const { editor, store, stored } = mountWith(buildDocument({ body: ['one', 'two'] }));
    const unreadable = fileOf(pier, 'gone.png');
    unreadable.arrayBuffer = () => Promise.reject(new Error('gone'));
    const other = new Uint8Array(png(4, 3));
    drop(editor, [fileOf(pier), unreadable, fileOf(other)], placeOf(editor, 'one'));
    await store();
    expect(stored).toEqual([pier, other]);
    expect(figures(editor).map(({ media }) => media)).toEqual([
      pictureHash(pier),
      pictureHash(other),
    ]);
    press(editor, 'Mod-z');
    expect(figures(editor)).toEqual([]);
  });

  test('on a figure without one fills it and leaves what it says', async () => {
    const { editor, store } = mountWith(
      buildDocument({ body: [figure('Our own words.', '')] }),
      lighthouse,
    );
    const frame = editor.view.dom.querySelector('.figure-frame');
    drop(editor, [fileOf(pier)], frame ?? editor.view.dom);
    await store();
    expect(figures(editor)).toEqual([
      {
        media: pictureHash(pier),
        alt: lighthouse.alt,
        words: ['Our own words.', lighthouse.credit],
      },
    ]);
    press(editor, 'Mod-z');
    expect(figures(editor)).toEqual([{ media: null, alt: '', words: ['Our own words.', ''] }]);
  });

  test('goes to the nearest place when its own was deleted', async () => {
    const { editor, store } = mountWith(buildDocument({ body: ['first', 'second', 'third'] }));
    drop(editor, [fileOf(pier)], placeOf(editor, 'second') + 2);
    const { view } = editor;
    const from = placeOf(editor, 'second') - 1;
    view.dispatch(view.state.tr.delete(from, from + 'second'.length + 2));
    await store();
    expect(figures(editor)).toHaveLength(1);
    view.state.doc.check();
  });

  test('that is an SVG is asked of the store, which refuses it, and nothing is imported', () => {
    const { editor } = mountWith();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const files = [new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })];
    Object.assign(event, { clipboardData: { getData: () => '', files } });
    editor.view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});

test('of several dropped at once, the one that is refused is named', async () => {
  const said: string[] = [];
  const held = createHeldHost();
  const refused = {
    ok: false as const,
    error: { code: 'bad-input' as const, message: 'It is none.' },
  };
  const { view } = mountEditor(emptyDocument(), {
    host: {
      ...held.host,
      addMedia: () => Promise.resolve(refused),
      failed: (message) => said.push(message),
    },
  }).editor;
  const files = ['fake.jpg', 'liar.png'].map(
    (name) => new File(['x'], name, { type: 'image/png' }),
  );
  const dropped = async (those: readonly File[]) => {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => '', files: those } });
    view.dom.dispatchEvent(event);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return said.splice(0);
  };
  expect(await dropped(files)).toEqual(['fake.jpg: It is none.', 'liar.png: It is none.']);
  expect(await dropped(files.slice(0, 1))).toEqual(['It is none.']);
});

describe('a picture brings its words', () => {
  test('those that it had last', async () => {
    const { editor, store } = mountWith(emptyDocument(), lighthouse);
    drop(editor, [fileOf(pier)], editor.view.state.selection.from);
    await store();
    expect(figures(editor)).toMatchObject([
      { alt: lighthouse.alt, words: [lighthouse.caption, lighthouse.credit] },
    ]);
    expect(editor.view.dom.querySelector<HTMLInputElement>('[aria-label="Rights"]')?.value).toBe(
      lighthouse.rights,
    );
  });

  test('else those of its file', async () => {
    const { editor } = mountWith();
    const told = jpegWith({ xmp: xmpPacket(lighthouse) });
    const held = createHeldHost();
    const medium = { ...held.picture, type: 'image/jpeg' as const };
    const mounted = mountEditor(emptyDocument(), {
      host: {
        ...held.host,
        addMedia: () => Promise.resolve({ ok: true, value: medium }),
      },
    });
    expect(figures(editor)).toEqual([]);
    const { view } = mounted.editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    drop(mounted.editor, [fileOf(told, 'a.jpg', 'image/jpeg')], view.state.selection.from);
    await settled();
    expect(figures(mounted.editor)).toMatchObject([
      { alt: lighthouse.alt, words: [lighthouse.caption, lighthouse.credit] },
    ]);
  });

  test('also one that was chosen, and one undo takes it back', async () => {
    const { editor } = mountWith(emptyDocument(), lighthouse);
    editor.run('insert.figure');
    editor.view.dom.querySelector<HTMLButtonElement>('.figure-choose')?.click();
    await settled();
    expect(figures(editor)).toMatchObject([{ media: pictureHash(pier), alt: lighthouse.alt }]);
    press(editor, 'Mod-z');
    expect(figures(editor)).toMatchObject([{ media: null, alt: '', words: ['', ''] }]);
  });
});

describe('pictures in pasted HTML', () => {
  const inside = `data:image/png;base64,${Buffer.from(pier).toString('base64')}`;

  test('are stored when they are inside it, with their words', async () => {
    const { editor, store, stored, said } = mountWith();
    pasteHtml(
      editor,
      `<p>Before</p><figure><img src="${inside}" alt="A pier"><figcaption>The <b>old</b> pier. <span class="credit">Ada Brook</span></figcaption></figure><p>After</p>`,
    );
    expect(body(editor)).toBe(
      'body(paragraph("Before"), figure(caption("The old pier."), credit("Ada Brook")), paragraph("After"))',
    );
    await store();
    expect(stored).toEqual([pier]);
    expect(figures(editor)).toMatchObject([{ media: pictureHash(pier), alt: 'A pier' }]);
    expect(said).toEqual([]);
  });

  test('that cannot be stored leave figures with their words and no picture, and that is said once', async () => {
    const second = new Uint8Array(png(4, 3));
    const { editor, said } = mountWith(emptyDocument(), plainWords, 'The disk is full.');
    const source = `data:image/png;base64,${Buffer.from(second).toString('base64')}`;
    pasteHtml(
      editor,
      `<p>Before</p><img src="${inside}" alt="A pier"><img src="${source}" alt="A light"><p>After</p>`,
    );
    expect(figures(editor)).toMatchObject([{ media: pictureHash(pier) }, {}]);
    await settled();
    expect(figures(editor)).toMatchObject([
      { media: null, alt: 'A pier' },
      { media: null, alt: 'A light' },
    ]);
    expect(said).toEqual(['The disk is full.']);
    press(editor, 'Mod-z');
    expect(figures(editor)).toEqual([]);
  });

  test('that cannot be stored take no picture from a figure that was there', async () => {
    const old = figure('The old pier.', 'Ada Brook');
    const media = pictureHash(pier);
    const { editor } = mountWith(
      buildDocument({ body: [old.type.create({ ...old.attrs, media }, old.content), 'end'] }),
      plainWords,
      'The disk is full.',
    );
    const { view } = editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    pasteHtml(editor, `<p>Again</p><img src="${inside}" alt="A pier"><p>After</p>`);
    await settled();
    expect(figures(editor).map((one) => one.media)).toEqual([media, media]);
  });

  test('say what their file says where the page says nothing', () => {
    const { editor } = mountWith();
    const told = Buffer.from(jpegWith({ xmp: xmpPacket(lighthouse) })).toString('base64');
    pasteHtml(editor, `<p>One</p><img src="data:image/jpeg;base64,${told}" alt="Mine">`);
    expect(figures(editor)).toMatchObject([
      { alt: 'Mine', words: [lighthouse.caption, lighthouse.credit] },
    ]);
  });

  test.each([
    'https://news.example/p.jpg',
    'blob:https://news.example/1',
    'file:///C:/p.png',
    'cid:7',
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:image/png;base64,AAAA',
    'data:image/png,%89PNG',
    '',
  ])('at %s are left out, their words are kept, and that is said', async (address) => {
    const { editor, stored, store, said } = mountWith();
    pasteHtml(editor, `<p>Before <img src="${address}" alt="A pier"> and after</p>`);
    await store();
    expect(body(editor)).toBe(
      'body(paragraph("Before "), figure(caption, credit), paragraph(" and after"))'
        .replace('"Before "', '"Before"')
        .replace('" and after"', '"and after"'),
    );
    expect(figures(editor)).toMatchObject([{ media: null, alt: 'A pier' }]);
    expect(stored).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^A picture was not pasted.*nothing from the network/);
  });

  test('without a word to them leave no empty frames; small signs are what they say', () => {
    const { editor } = mountWith();
    pasteHtml(
      editor,
      '<p>One <img src="https://a.example/x.png">two <img src="https://a.example/y.png" width="20" height="20" alt="☂"> three</p>',
    );
    expect(figures(editor)).toEqual([]);
    expect(body(editor)).toContain('☂');
  });

  test('in lists, quotations and tables stand below them', () => {
    const { editor } = mountWith();
    pasteHtml(
      editor,
      `<ul><li>a<img src="${inside}" alt="x">b</li></ul><blockquote><p>q<img src="${inside}" alt="y"></p></blockquote><table><tr><td>c</td><td><img src="${inside}" alt="z">d</td></tr></table>`,
    );
    editor.view.state.doc.check();
    expect(figures(editor).map(({ alt }) => alt)).toEqual(['x', 'y', 'z']);
    expect(body(editor)).toBe(
      'body(bullet_list(list_item(paragraph("a"), paragraph("b"))), figure(caption, credit), blockquote(paragraph("q")), figure(caption, credit), paragraph("c | d"), figure(caption, credit))',
    );
  });

  test('nested a thousand figures deep come out with their words', () => {
    const { editor } = mountWith();
    pasteHtml(
      editor,
      `${'<figure>'.repeat(1000)}<img src="${inside}" alt="deep">words${'</figure>'.repeat(1000)}`,
    );
    expect(figures(editor).map(({ alt }) => alt)).toEqual(['deep']);
    expect(editor.view.state.doc.textContent).toContain('words');
  });
});

describe('the details of a figure', () => {
  const withPlace = jpegWith({ exif: exifWithPlace() });
  const details = ({ view }: StoryEditor) => view.dom.querySelector('.figure-details');
  const keeps = ({ view }: StoryEditor) =>
    view.dom.querySelector<HTMLInputElement>('input[role="switch"]');

  function mountPlaced() {
    const node = figure('A place.', 'Ada Brook');
    const hash = pictureHash(withPlace);
    const mounted = mountWith(
      buildDocument({ body: [node.type.create({ media: hash }, node.content)] }),
    );
    mounted.files.set(hash, withPlace);
    return mounted;
  }

  test('tell type and size, and that the file names a place', async () => {
    const { editor } = mountPlaced();
    keeps(editor)?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await settled();
    expect(details(editor)?.textContent).toMatch(/JPEG, 2 × 2 pixels, 1 kB/);
    expect(details(editor)?.querySelector('[role="status"]')?.textContent).toContain(
      'left out when exporting',
    );
  });

  test('unfold when the picture is clicked', async () => {
    const { editor } = mountPlaced();
    editor.view.dom.querySelector<HTMLElement>('.figure-frame img')?.click();
    await settled();
    expect(editor.view.dom.querySelector('figure.selected')).not.toBeNull();
    expect(details(editor)?.textContent).toMatch(/JPEG, 2 × 2 pixels/);
  });

  test('keep metadata only when told to, and say what that means', async () => {
    const { editor } = mountPlaced();
    const box = keeps(editor);
    expect(box?.checked).toBe(false);
    expect(box?.closest('label')?.textContent).toContain('place, camera, dates');
    box?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    box?.click();
    await settled();
    expect(editor.view.state.doc.lastChild?.firstChild?.attrs['keepsMetadata']).toBe(true);
    expect(details(editor)?.querySelector('.at-risk')?.textContent).toContain('Every reader');
    press(editor, 'Mod-z');
    expect(keeps(editor)?.checked).toBe(false);
  });

  test('keep the rights line', () => {
    const { editor } = mountPlaced();
    const field = editor.view.dom.querySelector<HTMLInputElement>('[aria-label="Rights"]');
    field?.dispatchEvent(new FocusEvent('focus'));
    Object.assign(field ?? {}, { value: '© The harbour office' });
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    expect(editor.view.state.doc.lastChild?.firstChild?.attrs['rights']).toBe(
      '© The harbour office',
    );
  });

  test('are for pictures only', () => {
    const { editor } = mountWith(buildDocument({ body: [figure('None yet.', '')] }));
    expect(details(editor)?.hasAttribute('hidden')).toBe(true);
  });
});
