import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createImportingHandlers } from '../../main/handlers/importing.ts';
import type { PickedFile } from '../../main/ports.ts';
import {
  headlines,
  mustOpen,
  temporaryFolder,
  temporaryStore,
  textOf,
} from '../db/store-fixture.ts';
import { notingPorts } from './publishing-desk.ts';

const language = 'en-GB';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string): PickedFile => ({ name, bytes: bytesOf(text) });

function portsThatPick(files: PickedFile[] | null): ReturnType<typeof notingPorts> {
  return {
    ...notingPorts(
      () => 0,
      () => null,
    ),
    pickFiles: () => Promise.resolve(files),
  };
}

describe('importing a dropped file', () => {
  test('stores the story with its parts and details, and tells the library', async () => {
    const store = temporaryStore();
    const ports = portsThatPick(null);
    const bytes = new Uint8Array(
      readFileSync(new URL('../fixtures/texts/german.txt', import.meta.url)),
    );
    const answer = await createImportingHandlers(store, ports)['import.file']({
      name: 'german.txt',
      bytes,
      language,
    });
    const { story } = answer.ok ? answer.value : { story: null };
    expect(story).not.toBeNull();
    expect(store.stories.get(story!.id)).toMatchObject({
      headline: 'Das Rathaus von Unterlind bleibt dunkel',
      language: 'de',
      slug: 'das-rathaus-von-unterlind-bleibt-dunkel',
      status: 'draft',
    });
    expect(textOf(store, story!.id).child(2).textContent).toBe('Von Jana Feldkamp und Ruth Moos');
    expect(story!.report.changed).toContain(
      'The language was set to German, which the text seems to be written in.',
    );
    expect(ports.asked.changed).toEqual([story!.id]);
  });

  test('that holds no text is an outcome with a sentence, and nothing is stored', async () => {
    const store = temporaryStore();
    const ports = portsThatPick(null);
    const handlers = createImportingHandlers(store, ports);
    const answer = await handlers['import.file']({
      name: 'a.pdf',
      bytes: bytesOf('%PDF-1.7 …'),
      language,
    });
    expect(answer).toMatchObject({
      ok: true,
      value: { name: 'a.pdf', story: null, failure: expect.stringContaining('a PDF') as string },
    });
    expect(headlines(store)).toEqual([]);
    expect(ports.asked.changed).toEqual([]);
  });

  test('on a store that may not be written is an outcome too', async () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const store = mustOpen(folder, { readOnly: true });
    const answer = await createImportingHandlers(store, portsThatPick(null))['import.text']({
      text: 'Harbour shut',
      language,
    });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        name: 'Pasted text',
        story: null,
        failure: expect.stringContaining('may not be written') as string,
      },
    });
  });
});

describe('importing picked files', () => {
  test('gives each its own outcome; a bad one never stops the rest', async () => {
    const store = temporaryStore();
    const unreadable: PickedFile = {
      name: 'gone.txt',
      bytes: new Uint8Array(),
      failure: '“gone.txt” is no longer there.',
    };
    const files = [
      file('one.txt', 'Harbour shut\n\nThe harbour is shut.'),
      file('empty.txt', ''),
      unreadable,
      file('two.txt', 'Harbour open'),
    ];
    const answer = await createImportingHandlers(store, portsThatPick(files))['import.pick']({
      language,
    });
    const outcomes = answer.ok ? answer.value : [];
    expect(
      outcomes.map(({ name, story, failure }) => [name, story?.headline ?? null, failure]),
    ).toEqual([
      ['one.txt', 'Harbour shut', null],
      ['empty.txt', null, 'The file is empty, so there is no story in it.'],
      ['gone.txt', null, '“gone.txt” is no longer there.'],
      ['two.txt', 'Harbour open', null],
    ]);
    expect(headlines(store).sort()).toEqual(['Harbour open', 'Harbour shut']);
  });

  test('is cancelled when none was picked', async () => {
    const answer = await createImportingHandlers(temporaryStore(), portsThatPick(null))[
      'import.pick'
    ]({ language });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

test('pasted text becomes a story of its own', async () => {
  const store = temporaryStore();
  const handlers = createImportingHandlers(store, portsThatPick([]));
  const answer = await handlers['import.text']({
    text: 'Harbour shut\r\n\r\nThe harbour is\u0000 shut.',
    language,
  });
  expect(answer).toMatchObject({
    ok: true,
    value: {
      story: {
        headline: 'Harbour shut',
        report: { dropped: ['1 control character that prints nothing.'] },
      },
    },
  });
});
