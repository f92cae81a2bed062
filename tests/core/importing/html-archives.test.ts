import { describe, expect, test } from 'vitest';
import { readWebArchive } from '../../../core/importing/html/web-archive.ts';
import { skyPng } from '../../fixtures/stories/picture.ts';
import { importPage } from './html-reading.ts';
import { shapeOf } from './story-shape.ts';

const picture = Buffer.from(skyPng(40, 20)).toString('base64').replace(/.{76}/g, '$&\r\n');
const words = 'The mill wheel turns again, the miller said on Sunday, and everyone came to see it.';

function message(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

const letter = message([
  'MIME-Version: 1.0',
  'Subject: The wheel',
  'Content-Type: multipart/related;',
  '\tboundary="outer"',
  '',
  'What mail programs without MIME show.',
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  '',
  words,
  '--inner',
  'Content-Type: text/html; charset="windows-1252"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  `<p>${words.replace('again', '=93again=94')} --outer is no b=`,
  'oundary here.</p><img src=3D"cid:wheel@mill.example" alt=3D"The wheel">',
  '--inner--',
  '--outer',
  'Content-Type: image/png',
  'Content-ID: <wheel@mill.example>',
  'Content-Transfer-Encoding: base64',
  '',
  picture,
  '--outer--',
  '',
]);

describe('a message with a page and its pictures', () => {
  test('is read with both, in the encoding that the message names', async () => {
    const story = await importPage(letter, { name: 'wheel.eml' });
    expect(shapeOf(story)).toEqual([
      `paragraph: ${words.replace('again', '“again”')} --outer is no boundary here.`,
      'figure',
      '  caption: ',
      '  credit: ',
    ]);
    expect(story.pictures).toHaveLength(1);
    expect(story.document.lastChild!.lastChild!.attrs).toMatchObject({
      alt: 'The wheel',
      width: 40,
    });
  });

  test('without a page in it is the text that it is', async () => {
    const plain = message([
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      words,
      '--b--',
    ]);
    expect((await importPage(plain)).document.textContent).toContain(words);
  });

  test('cut short anywhere gives a story or a sentence', async () => {
    for (let end = 60; end < letter.length; end += 97) {
      const { importFile } = await import('../../../core/importing/import-file.ts');
      const file = {
        name: 'a.mhtml',
        bytes: letter.slice(0, end),
        beside: () => Promise.resolve(null),
      };
      const read = await importFile(file, { language: 'en-GB', newId: () => 'id-1', now: 0 });
      if (read.ok) read.value.document.check();
      else expect(read.error).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

test('a page is no archive, whatever it says', () => {
  const page = new TextEncoder().encode(
    '<html><body>Content-Type: multipart/related; boundary=b\r\n\r\n--b</body></html>',
  );
  expect(readWebArchive(page)).toBeNull();
});

test('messages in messages are read to a depth, and no further', () => {
  const deep = Array.from({ length: 3000 }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${String(at)}`,
    '',
    `--b${String(at)}`,
  ]).flat();
  expect(readWebArchive(message(deep))).toBeNull();
});
