import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docxOf, wordParagraph, wordPart } from '../../../support/docx.ts';
import { latin1 } from '../../../support/small-files.ts';
import { importBytes, notesOf, storyOf, goneWordsOf } from '../office-story.ts';
import { shapeOf } from '../story-shape.ts';

const sentence = 'The board kept the ferry for another winter, and said so on Monday.';
const utf8 = (text: string) => new TextEncoder().encode(text);
const textOf = async (bytes: Uint8Array) => shapeOf(await storyOf('a.docx', bytes)).join('\n');

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await importBytes('a.docx', bytes);
  return read.ok ? 'A story was made.' : read.error;
}

describe('a Word document that is not as it should be', () => {
  test('is refused with a sentence that says what it is and what to do', async () => {
    const bomb = docxOf({ body: wordParagraph(' '.repeat(70_000_000)) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toMatch(/more than 64 MB.*Save the part/);

    const laughs =
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x"><w:t>&b;</w:t></w:document>';
    const declared = docxOf({ body: '', more: { 'word/document.xml': laughs } });
    expect(await refusal(declared)).toMatch(/grammar \(DTD\) of its own/);

    const other = docxOf({ body: '', more: { 'word/document.xml': '<html>words</html>' } });
    expect(await refusal(other)).toMatch(/no text where Word keeps it/);
    const bare = zipSync({ '[Content_Types].xml': utf8('<x/>'), 'word/styles.xml': utf8('<x/>') });
    expect(await refusal(bare)).toMatch(/no text where Word keeps it/);

    const unclosed = docxOf({ body: '', more: { 'word/document.xml': '<w:document><w:p>' } });
    expect(await refusal(unclosed)).toMatch(/damaged.*save it anew/);
    expect(await refusal(docxOf({ body: '' }))).toMatch(/no text and no picture/);

    const locked = latin1(
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(1000)}${Array.from('EncryptedPackage', (sign) => `${sign}\0`).join('')}\0\0`,
    );
    expect(await refusal(locked)).toMatch(/locked with a password.*without the password/);
  });

  test('is refused wherever it is cut', async () => {
    const file = docxOf({ body: wordParagraph(sentence) });
    for (let at = 40; at < file.length; at += 97) {
      expect(await refusal(file.subarray(0, at))).toMatch(/damaged.*Nothing was imported/);
    }
  });

  test('with a picture that is damaged, or says it is what it is not, keeps its words', async () => {
    const drawing = `<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="A pier"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r></w:p>`;
    const file = docxOf({
      body: `${wordParagraph(sentence)}${drawing}`,
      relations: [{ id: 'p', type: 'image', target: 'media/a.png' }],
      more: { 'word/media/a.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
    });
    const read = await storyOf('a.docx', file);
    expect(shapeOf(read).join('\n')).toContain(sentence);
    expect(read.pictures ?? []).toEqual([]);
    expect(read.report.dropped.join()).toContain('a.png');
  });

  test('whose smaller parts are damaged or missing says so and keeps its text', async () => {
    const file = docxOf({
      body: wordParagraph(sentence),
      relations: [
        { id: 'c', type: 'comments', target: 'comments.xml' },
        { id: 'n', type: 'numbering', target: '../../../etc/passwd' },
      ],
      more: { 'word/comments.xml': '<w:comments>', 'word/styles.xml': 'no XML' },
    });
    const read = await storyOf('a.docx', file);
    expect(shapeOf(read).join('\n')).toContain(sentence);
    expect(read.report.dropped).toEqual([
      'The document’s styles: that part of the file is damaged.',
      'The document’s comments: that part of the file is damaged.',
    ]);
  });
});

describe('the text of a Word document survives', () => {
  test('strict namespaces, other prefixes, and UTF-16', async () => {
    const strict =
      `<?xml version="1.0" encoding="UTF-16"?><d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>${sentence} Ünal</t></r></p></body></d>`
        .replace('<d ', '<document ')
        .replace('</d>', '</document>');
    const units = Uint16Array.from(`\ufeff${strict}`, (sign) => sign.charCodeAt(0));
    const file = docxOf({ body: '', more: { 'word/document.xml': new Uint8Array(units.buffer) } });
    expect(await textOf(file)).toContain(`${sentence} Ünal`);
  });

  test.each([200, 5000])('nesting %i deep', async (depth) => {
    const open = '<w:tbl><w:tr><w:tc>'.repeat(depth);
    const close = '</w:tc></w:tr></w:tbl>'.repeat(depth);
    const boxes = '<w:r><w:drawing><w:txbxContent><w:p>'.repeat(depth);
    const unboxed = '</w:p></w:txbxContent></w:drawing></w:r>'.repeat(depth);
    const body = `${wordParagraph(sentence)}${open}${wordParagraph('deep in tables')}${close}<w:p>${boxes}<w:r><w:t>deep in boxes</w:t></w:r>${unboxed}</w:p>`;
    const text = await textOf(docxOf({ body }));
    expect(text).toContain('deep in tables');
    expect(text).toContain('deep in boxes');
  });

  test('alternatives in alternatives, in time', async () => {
    const depth = 120;
    const open = '<mc:AlternateContent><mc:Choice><w:t>newer </w:t>'.repeat(depth);
    const close = Array.from(
      { length: depth },
      (_, at) =>
        `</mc:Choice><mc:Fallback><w:t>older${at} </w:t></mc:Fallback></mc:AlternateContent>`,
    ).join('');
    const text = await textOf(
      docxOf({ body: `${wordParagraph(sentence)}<w:p><w:r>${open}${close}</w:r></w:p>` }),
    );
    expect(new Set(text.match(/older\d+/g)).size).toBe(depth);
  });

  test('a million empty runs, and comments by the hundred on one another', async () => {
    const runs = '<w:r/>'.repeat(1_000_000);
    expect(
      await textOf(docxOf({ body: `<w:p>${runs}</w:p>${wordParagraph(sentence)}` })),
    ).toContain(sentence);
    const comments = Array.from(
      { length: 30_000 },
      (_, at) => `<w:commentRangeStart w:id="${at % 300}"/><w:r><w:t>x</w:t></w:r>`,
    ).join('');
    const listed = Array.from(
      { length: 300 },
      (_, at) => `<w:comment w:id="${at}"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>`,
    ).join('');
    const ends = Array.from({ length: 300 }, (_, at) => `<w:commentRangeEnd w:id="${at}"/>`).join(
      '',
    );
    const file = docxOf({
      body: `${wordParagraph(sentence)}<w:p>${comments}${ends}</w:p>`,
      relations: [{ id: 'c', type: 'comments', target: 'comments.xml' }],
      more: { 'word/comments.xml': wordPart('w:comments', listed) },
    });
    const read = await storyOf('a.docx', file);
    expect(read.notes?.length).toBe(300);
  }, 60_000);

  test.each([' ', '\n'])(
    'a hundred thousand times %j in a row, wherever text is read',
    async (sign) => {
      const gap = `one${sign.repeat(100_000)}two`;
      const run = (name: string) => `<w:r><w:${name}>${gap}</w:${name}></w:r>`;
      const file = docxOf({
        body:
          `${wordParagraph(sentence)}<w:p>${run('t')}</w:p>` +
          `<w:p><w:del w:author="Ada Brook">${run('delText')}</w:del>${run('t')}</w:p>` +
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>${run('t')}</w:p></w:sdtContent></w:sdt>` +
          `<w:p><w:fldSimple w:instr="HYPERLINK${sign.repeat(100_000)}x">${run('t')}</w:fldSimple></w:p>`,
        footnotes: [gap],
      });
      const read = await storyOf('a.docx', file);
      expect(shapeOf(read).join('\n')).toContain(sentence);
      expect(notesOf(read).map(({ kind }) => kind)).toContain('deletion');
      expect(read.report.dropped.join()).toContain('The placeholder “one');
    },
  );

  test('more changes than anybody settles are ten thousand notes, and no word of them is lost', async () => {
    const changes = Array.from(
      { length: 10_050 },
      (_, at) =>
        `<w:del w:author="Editor ${at}"><w:r><w:delText>gone${at}.</w:delText></w:r></w:del><w:r><w:t>stays </w:t></w:r>`,
    );
    const file = docxOf({ body: `${wordParagraph(sentence)}<w:p>${changes.join('')}</w:p>` });
    const { document, notes } = await storyOf('a.docx', file);
    expect(notes).toHaveLength(10_000);
    const words = goneWordsOf(document).join(' ');
    for (let at = 0; at < 10_050; at += 1) expect(words).toContain(`gone${at}.`);
  });

  test('a hundred thousand paragraphs that were taken out', async () => {
    const gone = '<w:p><w:pPr><w:rPr><w:del w:author="Ada Brook"/></w:rPr></w:pPr></w:p>';
    const word = (text: string) =>
      `<w:p><w:del w:author="Ada Brook"><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p>`;
    const file = docxOf({
      body: `${wordParagraph(sentence)}${word('one')}${gone.repeat(100_000)}${word('two')}`,
    });
    const texts = goneWordsOf((await storyOf('a.docx', file)).document);
    expect(texts.join('').replace(/\n+/, ' ')).toMatch(/one.*two/s);
  });

  test('styles, threads and notes that go round in circles, and ids that stand twice', async () => {
    const style = (id: string, base: string) =>
      `<w:style w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const comment = (id: number, text: string) =>
      `<w:comment w:id="${id}"><w:p w14:paraId="P${text}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    const note = (text: string) =>
      `<w:footnote w:id="1"><w:p><w:r><w:t>${text}</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`;
    const file = docxOf({
      body: `${wordParagraph(sentence, 'A')}<w:p><w:r><w:t>It ends.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`,
      styles: style('A', 'B') + style('B', 'A'),
      relations: [
        { id: 'c', type: 'comments', target: 'comments.xml' },
        { id: 'ce', type: 'commentsExtended', target: 'commentsExtended.xml' },
      ],
      more: {
        'word/footnotes.xml': wordPart('w:footnotes', note('First.') + note('Second.')),
        'word/comments.xml': wordPart('w:comments', comment(1, 'One') + comment(1, 'Two')),
        'word/commentsExtended.xml': wordPart(
          'w15:commentsEx',
          '<w15:commentEx w15:paraId="POne" w15:paraIdParent="PTwo"/><w15:commentEx w15:paraId="PTwo" w15:paraIdParent="POne"/>',
        ),
      },
    });
    const read = await storyOf('a.docx', file);
    expect(shapeOf(read).join('\n')).toMatch(/It ends\.\[1\][^]*First\.[^]*Second\./);
    expect(notesOf(read).map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  test('changed bytes: a story comes of it, or a sentence', async () => {
    const parts = docxOf({ body: wordParagraph(sentence), footnotes: ['A note.'] });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(parts.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async (edits) => {
          const changed = parts.slice();
          for (const [at, value] of edits) changed[at] = value;
          const read = await importBytes('a.docx', changed);
          if (!read.ok) expect(read.error).toMatch(/^[A-Z].{30,}\.$/);
        },
      ),
      { seed: 20261122, numRuns: 200 },
    );
  });
});
