import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { buildImport } from '../../../core/importing/story-builder.ts';
import {
  plainRuns,
  type Inline,
  type PieceDraft,
  type Runs,
  type StoryDraft,
  type TextRun,
} from '../../../core/importing/story-draft.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { jpegWith, xmpPacket } from '../../support/picture-metadata.ts';
import { notesOf } from './office-story.ts';
import { shapeOf, signsOf, withoutSpace } from './story-shape.ts';

const surroundings = { language: 'en-GB', newId: () => 'a note of the builder' };

function paragraph(...runs: readonly (string | TextRun)[]): PieceDraft {
  return {
    kind: 'paragraph',
    runs: runs.map((run): Inline => {
      if (run === 'line-break') return run;
      return typeof run === 'string' ? { text: run } : run;
    }),
  };
}

function build(body: readonly PieceDraft[], rest: Partial<StoryDraft> = {}): ImportedDocument {
  const built = buildImport({ head: {}, body, recognises: false, ...rest }, surroundings);
  if (!built.ok) throw new Error(built.error);
  built.value.document.check();
  return built.value;
}

const figure = (rest: Partial<Extract<PieceDraft, { kind: 'figure' }>> = {}): PieceDraft => ({
  kind: 'figure',
  picture: null,
  source: '',
  alt: '',
  caption: [],
  credit: [],
  rights: '',
  ...rest,
});

function note(id: string): Note {
  return { id: id as NoteId, kind: 'comment', text: 'Why?', author: 'Ada Brook', at: null };
}

describe('white space', () => {
  test('is read as HTML reads it, but where a run keeps its own', () => {
    const { document } = build([
      paragraph('  The  ', { text: ' harbour\n', em: true }, ' board ', 'line-break', '  met. '),
      { kind: 'paragraph', runs: plainRuns('one  two\n\tthree ') },
      paragraph(' \n '),
    ]);
    const texts = document.lastChild!.children.map((block) =>
      block.textBetween(0, block.content.size, undefined, '⏎'),
    );
    expect(texts).toEqual(['The harbour board⏎met.', 'one  two⏎\tthree']);
  });

  test('no text block outside paragraphs has line breaks', () => {
    const story = build([], {
      head: { headline: [{ text: 'One' }, 'line-break', { text: 'two' }] },
    });
    expect(story.document.firstChild!.textContent).toBe('One two');
  });
});

describe('dress', () => {
  test('emphasis, links and languages become marks; links that are not safe are named', () => {
    const story = build([
      paragraph(
        { text: 'a', em: true, strong: true },
        { text: 'b', href: ' https://x.example/a b ' },
        { text: 'c', href: 'javascript:alert(1)' },
        { text: 'd', lang: 'fr' },
        { text: 'e', lang: '"><script>' },
        { text: 'f', href: '#top' },
      ),
    ]);
    const marks = story.document.lastChild!.firstChild!.children.map((node) => [
      node.text,
      node.marks.map(({ type, attrs }) => `${type.name} ${JSON.stringify(attrs)}`),
    ]);
    expect(marks).toEqual([
      ['a', ['em {}', 'strong {}']],
      ['b', ['link {"href":"https://x.example/a%20b"}']],
      ['c', []],
      ['d', ['foreign {"lang":"fr"}']],
      ['ef', []],
    ]);
    expect(story.report.dropped.join()).toContain('“javascript:alert(1)”');
    expect(story.report.dropped.join()).not.toContain('#top');
  });

  test('a link in a headline is named, its words stay', () => {
    const story = build([paragraph('x')], {
      head: { headline: [{ text: 'Boats', href: 'https://x.example/boats' }] },
    });
    expect(story.document.firstChild!.textContent).toBe('Boats');
    expect(story.report.changed.join()).toContain('https://x.example/boats');
  });
});

describe('blocks', () => {
  test('stand as the schema wants them, and none of their words are lost', () => {
    const story = build([
      { kind: 'heading', level: 1, runs: [{ text: 'h1' }] },
      { kind: 'heading', level: 6, runs: [{ text: 'h6' }] },
      {
        kind: 'quote',
        pieces: [
          { kind: 'heading', level: 2, runs: [{ text: 'in quote' }] },
          figure({ caption: [{ text: 'picture in quote' }] }),
          { kind: 'quote', pieces: [paragraph('deeper')] },
        ],
      },
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [{ kind: 'list', ordered: false, start: 1, items: [[paragraph('inner')]] }],
          [paragraph('item'), figure({ alt: 'in item' }), paragraph('more')],
          [],
        ],
      },
      { kind: 'related', runs: [{ text: 'Also' }], href: 'javascript:1' },
      { kind: 'embed', runs: [], href: 'https://film.example/1' },
      { kind: 'break' },
      { kind: 'pull-quote', runs: [{ text: 'loud' }] },
    ]);
    expect(shapeOf(story)).toEqual([
      'heading 2: h1',
      'heading 4: h6',
      'blockquote',
      '  paragraph: in quote',
      'figure',
      '  caption: picture in quote',
      '  credit: ',
      'blockquote',
      '  paragraph: deeper',
      'ordered_list',
      '  list_item',
      '    paragraph: ',
      '    bullet_list',
      '      list_item',
      '        paragraph: inner',
      '  list_item',
      '    paragraph: item',
      '    paragraph: more',
      'figure',
      '  caption: ',
      '  credit: ',
      'related_link: Also',
      'embed_link: ',
      'section_break',
      'pull_quote: loud',
    ]);
  });

  test('a table is text, one paragraph a row, and the report says so', () => {
    const story = build([
      {
        kind: 'table',
        caption: [{ text: 'Fares' }],
        rows: [
          [[paragraph('Berth')], [paragraph('14'), paragraph('crowns')]],
          [[], []],
          [[paragraph('Cabin')], [], [figure({ caption: [{ text: 'A cabin' }] })]],
        ],
      },
    ]);
    expect(shapeOf(story)).toEqual([
      'paragraph: Fares',
      'paragraph: Berth | 14 crowns',
      'paragraph: Cabin | |',
      'figure',
      '  caption: A cabin',
      '  credit: ',
    ]);
    expect(story.report.changed).toContain(
      '1 table is kept as text: one paragraph a row, cells parted by “|”.',
    );
  });

  test('a table of one column is what stands in it', () => {
    const rows = [
      [[{ kind: 'heading', level: 2, runs: [{ text: 'h' }] } as const]],
      [[paragraph('p')]],
    ];
    expect(shapeOf(build([{ kind: 'table', caption: [], rows }]))).toEqual([
      'heading 2: h',
      'paragraph: p',
    ]);
  });
});

describe('pictures', () => {
  const { hash, picture } = skyPicture();

  test('are told by their content and kept once', () => {
    const story = build([
      figure({ picture: picture.bytes, alt: ' a  sky ', rights: 'All rights' }),
      figure({ picture: Uint8Array.from(picture.bytes), caption: [{ text: 'Again' }] }),
      figure({ picture: new TextEncoder().encode('<svg onload=x>'), source: 'logo.png' }),
      figure({
        picture: new TextEncoder().encode('GIF89a'),
        source: 'b.gif',
        caption: [{ text: 'Words stay' }],
      }),
      figure({ source: 'https://x.example/c.jpg', alt: 'c' }),
    ]);
    expect(story.pictures).toEqual([{ hash, bytes: picture.bytes }]);
    const figures = story.document.lastChild!.children;
    expect(figures.map(({ attrs }) => attrs['media'] as unknown)).toEqual([hash, hash, null, null]);
    expect(figures[0]!.attrs).toMatchObject({
      alt: 'a sky',
      width: 48,
      height: 27,
      rights: 'All rights',
    });
    expect(story.report.dropped.join(' ')).toMatch(/logo\.png.*b\.gif|c\.jpg.*logo\.png.*b\.gif/);
    expect(story.report.dropped.join(' ')).toContain('c.jpg');
  });
});

describe('notes', () => {
  const noted = (story: ImportedDocument): Record<string, string> => {
    const words: Record<string, string> = {};
    story.document.descendants((node) => {
      for (const { type, attrs } of node.marks) {
        const id = String(attrs['id']);
        if (type.name === 'note') words[id] = (words[id] ?? '') + (node.text ?? '');
      }
    });
    return words;
  };

  test('stand on their words, or at a point on the nearest one, and all are placed', () => {
    const story = build(
      [
        paragraph(
          { text: '', notes: ['n1'] },
          'Boats ',
          { text: 'leave', notes: ['n2', 'unknown'] },
          ' at dawn',
          {
            text: '',
            notes: ['n3'],
          },
        ),
        paragraph({ text: '', notes: ['n4'] }),
        paragraph('Nobody ', { text: '', notes: ['n5'] }, 'knows'),
      ],
      {
        notes: ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'].map(note),
        head: { headline: [{ text: 'Head line' }] },
      },
    );
    expect(noted(story)).toEqual({
      n1: 'Boats',
      n2: 'leave',
      n3: 'dawn',
      n4: 'Nobody',
      n5: 'Nobody',
      n6: 'Head',
    });
    expect(story.notes).toHaveLength(6);
  });
});

describe('recognising', () => {
  const prose =
    'The night ferry sails again from Friday, the harbour board said on Monday, after two winters in which nobody crossed.';

  test('finds the head among the first lines, dress and all, where the document marks none', () => {
    const story = build(
      [
        paragraph('Night ferry returns to Port Elder'),
        paragraph('By ', { text: 'Ada Brook', href: 'https://x.example/ada' }),
        paragraph(
          'PORT ELDER, 4 March — ',
          { text: 'The', em: true },
          ` night ferry is back. ${prose}`,
        ),
        paragraph(prose),
        paragraph('Boats at the quay, 3 May 2021. NPW/Ada Brook'),
        paragraph({ text: 'Read more: Who owns the piers?', href: 'https://x.example/piers' }),
      ],
      { recognises: true },
    );
    expect(shapeOf(story)).toEqual([
      'headline: Night ferry returns to Port Elder',
      'byline: By Ada Brook',
      'dateline: PORT ELDER, 4 March',
      `paragraph: The night ferry is back. ${prose}`,
      `paragraph: ${prose}`,
      'figure',
      '  caption: Boats at the quay, 3 May 2021.',
      '  credit: NPW/Ada Brook',
      'related_link: Read more: Who owns the piers?',
    ]);
    expect(story.document.child(2).lastChild!.marks[0]?.attrs['href']).toBe(
      'https://x.example/ada',
    );
    expect(story.document.lastChild!.firstChild!.firstChild!.marks[0]?.type.name).toBe('em');
    expect(story.document.lastChild!.lastChild!.attrs['href']).toBe('https://x.example/piers');
  });

  test('cuts a dateline off a paragraph with notes, each of which stays with its words', () => {
    const story = build(
      [
        { kind: 'heading', level: 1, runs: [{ text: 'The ferry is back' }] },
        paragraph(
          { text: 'PORT ELDER', notes: ['n1'] },
          ', 4 March — The ',
          { text: 'night ferry', notes: ['n2'] },
          ` is back. ${prose}[1]`,
        ),
        paragraph(prose),
      ],
      { recognises: true, notes: [note('n1'), note('n2')] },
    );
    expect(shapeOf(story).slice(0, 3)).toEqual([
      'headline: The ferry is back',
      'dateline: PORT ELDER, 4 March',
      `paragraph: The night ferry is back. ${prose}[1]`,
    ]);
    expect(notesOf(story).map(({ on }) => on)).toEqual(['PORT ELDER', 'night ferry']);
  });

  test('says until when a story may not appear, if the document says so', () => {
    const told = (details: StoryDraft['details']) =>
      build([paragraph(prose)], details ? { details } : {}).report.kept.join('\n');
    expect(told({ embargoUntil: Date.UTC(2031, 4, 4, 6, 30) })).toMatch(
      /^Embargo until 4 May 2031(?:,| at) 06:30 UTC: the story is not to appear before\.$/m,
    );
    expect(told({ embargoUntil: null })).not.toMatch(/Embargo/);
    expect(told({ embargoUntil: 1e17 })).not.toMatch(/Embargo/);
  });

  test('leaves what the document marks; an opening heading is the headline', () => {
    const story = build(
      [
        figure({ picture: skyPicture().picture.bytes, alt: 'sky' }),
        { kind: 'heading', level: 1, runs: [{ text: 'The ferry is back.' }] },
        paragraph('By Ada Brook'),
        paragraph(prose),
        paragraph('What it costs'),
        paragraph(prose),
        { kind: 'heading', level: 2, runs: [{ text: 'Later' }] },
        paragraph(prose),
      ],
      { recognises: true },
    );
    expect(shapeOf(story).filter((line) => !line.startsWith('  '))).toEqual([
      'headline: The ferry is back.',
      'byline: By Ada Brook',
      'figure',
      `paragraph: ${prose}`,
      'paragraph: What it costs',
      `paragraph: ${prose}`,
      'heading 2: Later',
      `paragraph: ${prose}`,
    ]);
  });

  test('a credit under a picture is the picture’s', () => {
    const story = build(
      [
        { kind: 'heading', level: 1, runs: [{ text: 'Head' }] },
        paragraph(prose),
        figure({ picture: skyPicture().picture.bytes }),
        paragraph('Boats at the quay, 3 May 2021. NPW/Ada Brook'),
      ],
      { recognises: true },
    );
    expect(shapeOf(story).slice(-3)).toEqual([
      'figure',
      '  caption: Boats at the quay, 3 May 2021.',
      '  credit: NPW/Ada Brook',
    ]);
  });

  test('a text clearly in another language than the document says is in its own', () => {
    const text = 'Пасля дзвюх зім порт зноў прымае баржы, паведаміла адміністрацыя ў чацвер.';
    const story = build([paragraph(text)], { recognises: true, details: { language: 'en-US' } });
    expect(story.details.language).toBe('be');
    expect(story.report.changed.join()).toContain('Belarusian');
  });
});

describe('bounds', () => {
  test('details, tags and times out of bounds are left out', () => {
    const story = build([paragraph('x')], {
      details: {
        publisher: ` The\u0000 ${'Long '.repeat(200)}`,
        canonicalUrl: 'javascript:alert(1)',
        publishedAt: -5,
      },
      updatedAt: Number.NaN,
      tags: [
        { kind: 'topic', name: ' Ferries ' },
        { kind: 'topic', name: 'Ferries' },
        { kind: 'own', name: '' },
      ],
    });
    expect(story.details.publisher?.length).toBeLessThanOrEqual(400);
    expect(story.details).not.toHaveProperty('canonicalUrl');
    expect(story.details).not.toHaveProperty('publishedAt');
    expect(story).not.toHaveProperty('updatedAt');
    expect(story.tags).toEqual([{ kind: 'topic', name: 'Ferries' }]);
  });

  test('nothing is no story', () => {
    const built = buildImport(
      { head: {}, body: [paragraph(' '), figure()], recognises: true },
      surroundings,
    );
    expect(built).toMatchObject({ ok: false });
  });

  test('however deep, the words come through', () => {
    for (const depth of [200, 100_000]) {
      let deep: PieceDraft = paragraph('bottom');
      for (let level = 0; level < depth; level++) {
        deep =
          level % 3 === 0
            ? { kind: 'list', ordered: false, start: 1, items: [[deep]] }
            : level % 3 === 1
              ? { kind: 'quote', pieces: [deep] }
              : { kind: 'table', caption: [], rows: [[[deep]]] };
      }
      expect(signsOf(build([deep, paragraph('end')]))).toBe('bottomend');
    }
  });

  test('a million empty runs are nothing', () => {
    const runs: Runs = Array.from({ length: 1_000_000 }, () => ({ text: '', em: true }));
    expect(signsOf(build([{ kind: 'paragraph', runs: [...runs, { text: 'word' }] }]))).toBe('word');
  });
});

describe('whatever the draft', () => {
  const word = fc.constantFrom(
    'harbour',
    'Ada',
    'NPW/',
    '3',
    'May',
    'said:',
    '—',
    '-',
    '1.',
    'Photo:',
    '😀',
    '日本',
    '\u00a0',
  );
  const run = fc.record({
    text: fc.array(word, { maxLength: 8 }).map((words) => ` ${words.join(' ')} `),
    em: fc.boolean(),
    keepsSpace: fc.boolean(),
  });
  const runs: fc.Arbitrary<Runs> = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: run },
      { weight: 1, arbitrary: fc.constant('line-break' as const) },
    ),
    { maxLength: 5 },
  );
  const { piece } = fc.letrec<{ piece: PieceDraft }>((tie) => {
    const pieces = fc.array(tie('piece'), { maxLength: 3 });
    return {
      piece: fc.oneof(
        { maxDepth: 4 },
        fc.record({ kind: fc.constant('paragraph' as const), runs }),
        fc.record({
          kind: fc.constant('heading' as const),
          level: fc.integer({ min: 0, max: 9 }),
          runs,
        }),
        fc.record({
          kind: fc.constantFrom('related' as const, 'embed' as const),
          runs,
          href: fc.constant(null),
        }),
        fc.record({
          kind: fc.constant('list' as const),
          ordered: fc.boolean(),
          start: fc.integer(),
          items: fc.array(pieces, { maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant('quote' as const), pieces }),
        fc.record({
          kind: fc.constant('table' as const),
          caption: runs,
          rows: fc.array(fc.array(pieces, { maxLength: 2 }), { maxLength: 3 }),
        }),
        runs.map((caption) => figure({ caption })),
      ),
    };
  });

  // Signs that only mark a list up, or part cells, come and go with the structure that says so.
  const bare = (text: string): string =>
    Array.from(withoutSpace(text).replace(/[-|]|\d\./gu, ''))
      .sort()
      .join('');

  test.each([true, false])('its words are the story’s (recognising: %s)', (recognises) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (body) => {
        const built = buildImport({ head: {}, body, recognises }, surroundings);
        const said = wordsOf(body);
        if (!built.ok) expect(said.trim()).toBe('');
        else {
          built.value.document.check();
          expect(bare(signsOf(built.value))).toBe(bare(said));
        }
      }),
      { seed: 20260801, numRuns: 600 },
    );
  });
});

function wordsOf(pieces: readonly PieceDraft[]): string {
  const text = (runs: Runs): string =>
    runs.map((one) => (one === 'line-break' ? ' ' : one.text)).join('');
  return pieces
    .map((piece): string => {
      if (piece.kind === 'list') return wordsOf(piece.items.flat());
      if (piece.kind === 'quote') return wordsOf(piece.pieces);
      if (piece.kind === 'table') return text(piece.caption) + wordsOf(piece.rows.flat(2));
      if (piece.kind === 'figure') return text(piece.caption) + text(piece.credit);
      return piece.kind === 'break' ? '' : text(piece.runs);
    })
    .join(' ');
}

describe('a figure of which the document says nothing', () => {
  const words = {
    alt: 'A lighthouse in fog',
    caption: 'The light at Cape Orrin.',
    credit: 'Lena Marsh/Northshore',
    rights: '© Northshore',
  };
  const picture = jpegWith({ xmp: xmpPacket(words) });
  const worn = ({ document }: ImportedDocument) => {
    const { attrs, children } = document.lastChild!.child(0);
    const [caption, credit] = children.map(({ textContent }) => textContent);
    return { alt: attrs['alt'] as string, caption, credit, rights: attrs['rights'] as string };
  };

  test('gets the words of its picture’s file, and the report says so', () => {
    const built = build([figure({ picture })], { recognises: true });
    expect(worn(built)).toEqual(words);
    expect(built.report.changed).toContain(
      'Where the document says nothing of a picture, what its file tells was put in: 1 alternative text, 1 caption, 1 credit, 1 line of rights. Read them again.',
    );
  });

  test('keeps what the document says, and gets no caption that stands in the story already', () => {
    const said = figure({ picture, alt: 'The light', credit: plainRuns('Ada Brook') });
    const below = paragraph('Fog on Monday. The light at Cape Orrin; it was dark.');
    const built = build([said, below], { recognises: true });
    expect(worn(built)).toEqual({
      alt: 'The light',
      caption: '',
      credit: 'Ada Brook',
      rights: '© Northshore',
    });
    expect(built.report.changed.join()).toContain('put in: 1 line of rights.');
  });

  test('stays as it is in a story that Galley itself wrote', () => {
    const built = build([figure({ picture })]);
    expect(worn(built)).toEqual({ alt: '', caption: '', credit: '', rights: '' });
  });

  test('has no name of a file for an alternative text, nor a program’s remark', () => {
    const named = figure({
      picture: skyPicture().picture.bytes,
      alt: 'C:\\Users\\lena\\Pictures\\quay 2.JPG',
    });
    const built = build([named], { recognises: true });
    expect(worn(built).alt).toBe('');
    expect(built.report.dropped).toContain(
      '1 alternative text that was but the name of a file; write one.',
    );
    const remarked = figure({
      picture: skyPicture().picture.bytes,
      alt: 'A boat at a quay. Description automatically generated with low confidence',
    });
    const read = build([remarked], { recognises: true });
    expect(worn(read).alt).toBe('A boat at a quay.');
    expect(read.report.changed.join()).toContain('was written by a program');
  });
});
