import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storeDocument } from '../../../../core/article/document.ts';
import { blankDetails } from '../../../../core/article/story.ts';
import { importFile } from '../../../../core/importing/import-file.ts';
import { isStoryFile } from '../../../../core/importing/story-file/is-story-file.ts';
import { storedZip } from '../../../../core/importing/zip/zip-parts.ts';
import { buildDocument } from '../../../support/build-document.ts';
import { mark, marked, story, textBlock } from '../../../support/nodes.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const blankRecord = { claims: [], dismissals: [], quoteTies: [], ignores: [], sources: [] };

function plain(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    document: storeDocument(buildDocument({ headline: 'Ferry at noon' })),
    details: blankDetails,
    updatedAt: 5,
    tags: [],
    corrections: [],
    notes: [],
    record: blankRecord,
    ...changes,
  };
}

/** A story file, its label as given or right. */
function fileOf(
  story: unknown,
  label?: unknown,
  others: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const text = encode(JSON.stringify(story));
  const seal = createHash('sha256').update(text).digest('hex');
  const parts = new Map([
    ['galley.json', encode(JSON.stringify(label ?? { format: 1, story: seal }))],
    ['story.json', text],
    ...Object.entries(others),
  ]);
  return storedZip(parts);
}

async function read(bytes: Uint8Array, name = 'a.galley') {
  const file = { name, bytes, beside: () => Promise.resolve(null) };
  return importFile(file, { language: 'en-GB', newId: () => 'id', now: 0 });
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const answer = await read(bytes);
  return answer.ok ? 'read' : answer.error;
}

describe('a story file', () => {
  test('is told by its first part, whatever its name, and is read', async () => {
    const bytes = fileOf(plain());
    expect(isStoryFile({ name: 'a.zip', bytes })).toBe(true);
    expect(isStoryFile({ name: 'a.galley', bytes: encode('Some text') })).toBe(false);
    const answer = await read(bytes, 'a.zip');
    expect(answer.ok && answer.value.document.firstChild?.textContent).toBe('Ferry at noon');
  });

  test.each([
    ['of a newer format', fileOf({}, { format: 3, more: 'x' }), 'newer version of Galley'],
    [
      'with a newer document',
      fileOf(plain({ document: { version: 99, doc: {} } })),
      'newer version of Galley',
    ],
    ['without a label', fileOf(plain(), {}), 'damaged'],
    [
      'with a document that is none',
      fileOf(plain({ document: { version: 1, doc: {} } })),
      'damaged',
    ],
    ['with a key that nobody knows', fileOf(plain({ more: 1 })), 'damaged'],
    [
      'with details out of bounds',
      fileOf(plain({ details: { ...blankDetails, slug: 'a'.repeat(401) } })),
      'damaged',
    ],
    [
      'with a link that is not safe',
      fileOf(plain({ details: { ...blankDetails, canonicalUrl: 'javascript:x' } })),
      'damaged',
    ],
    ['with a note without a text', fileOf(plain({ notes: [{ id: 'n' }] })), 'damaged'],
    ['cut short', fileOf(plain()).subarray(0, 400), 'damaged'],
  ])('%s is refused with a sentence', async (_what, bytes, words) => {
    expect(await refusal(bytes)).toContain(words);
    expect(await refusal(bytes)).toMatch(/Nothing was imported\./);
  });

  test('whose story was altered is read, and the report says so', async () => {
    const answer = await read(fileOf(plain(), { format: 1, story: '0'.repeat(64) }));
    expect(answer.ok && answer.value.report.changed.join(' ')).toContain('Compare it');
  });

  test('that names pictures, notes and files that are not in it says what is missing', async () => {
    const hash = 'ab'.repeat(32);
    const note = mark('note', { id: 'gone' });
    const document = story({ headline: [marked('Ferry', note), ' at noon'] }, [
      textBlock('paragraph', 'It sails.'),
    ]);
    const figured = storeDocument(document) as {
      version: number;
      doc: { content: { content: unknown[] }[] };
    };
    figured.doc.content[4]?.content.push({
      type: 'figure',
      attrs: { media: hash, alt: 'A quay' },
      content: [
        { type: 'caption', content: [{ type: 'text', text: 'The quay' }] },
        { type: 'credit' },
      ],
    });
    const source = { file: { name: 'minutes.pdf', hash }, reading: 'waiting', failure: '' };
    const answer = await read(
      fileOf(
        plain({ document: figured, record: { ...blankRecord, sources: [source] } }),
        undefined,
        {
          [`media/${hash}`]: encode('not what its name says'),
          [`sources/${hash}`]: encode('nor this'),
          '../../escape': encode('x'),
        },
      ),
    );
    if (!answer.ok) throw new Error(answer.error);
    const { document: read1, report, pictures, record } = answer.value;
    expect(read1.textBetween(0, read1.content.size, ' ')).toContain('The quay');
    expect(read1.firstChild?.firstChild?.marks).toEqual([]);
    expect(pictures).toEqual([]);
    expect(report.dropped.join('\n')).toMatch(/1 picture is missing[^]*1 note[^]*“minutes\.pdf”/);
    expect(record).toMatchObject({ sources: [{ file: null, reading: 'failed' }] });
  });

  test('that unpacks to gigabytes is refused before it does', async () => {
    const bomb = deflateRawSync(new Uint8Array(300 * 1024 * 1024), { level: 9 });
    const bytes = storedZip(
      new Map([
        ['galley.json', encode('{"format":1}')],
        ['story.json', new Uint8Array(bomb)],
      ]),
    );
    // Both places that name the method of the second part.
    const at = [...bytes.keys()].filter((index) => isHeaderOf(bytes, index, 'story.json'));
    for (const index of at) bytes[index + (bytes[index + 2] === 1 ? 10 : 8)] = 8;
    expect(at).toHaveLength(2);
    expect(await refusal(bytes)).toContain('more than 200 MB');
  });

  test('with any byte changed is read or refused, and never throws', async () => {
    const whole = fileOf(plain());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 0, max: 255 }),
        async (at, byte) => {
          const answer = await read(whole.with(at, byte));
          if (answer.ok) answer.value.document.check();
          else expect(answer.error).toMatch(/\.$/);
        },
      ),
      { seed: 20260512, numRuns: 400 },
    );
  });
});

/** Whether a header of the archive that names this part begins at an offset. */
function isHeaderOf(bytes: Uint8Array, at: number, name: string): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(at, at + 4));
  const length = start === 'PK\x03\x04' ? 30 : start === 'PK\x01\x02' ? 46 : 0;
  return (
    length > 0 &&
    new TextDecoder().decode(bytes.subarray(at + length, at + length + name.length)) === name
  );
}
