// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import type { FileHash, SourceId } from '../../../core/base/id.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { SourcesList } from '../../../renderer/sources/sources-list.tsx';
import { addSources } from '../../../renderer/sources/source-actions.ts';
import { useSourceView } from '../../../renderer/sources/source-view-state.ts';
import { useUploads } from '../../../renderer/sources/uploads.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';
import { buttonOf, draw, fieldOf, pressKey, settle, typeInto } from '../desk/draw.ts';
import { sourceOf } from './source-fixture.ts';

const mine = sourceOf().storyId;

beforeEach(() => {
  layOnDesk('mine');
  useSourceView.setState({ open: null, wanted: null, selected: null, caret: null });
});

const vault = () => useDesk.getState().opened?.sources ?? [];

test('a link is written down, its address made whole', async () => {
  const host = answerRequests({
    'sources.write': ({ details }: { details: object }) => sourceOf({ ...details, kind: 'link' }),
  });
  const { place } = draw(<SourcesList />);
  await settle(() => buttonOf(place, 'Link…').click());
  expect(buttonOf(place, 'Keep').disabled).toBe(true);
  typeInto(fieldOf(place, 'Title'), ' Council minutes ');
  typeInto(fieldOf(place, 'Web address'), 'javascript:alert(1)');
  expect(place.textContent).toContain('This is no web address.');
  expect(buttonOf(place, 'Keep').disabled).toBe(true);
  typeInto(fieldOf(place, 'Web address'), 'council.example/minutes');
  await settle(() => buttonOf(place, 'Keep').click());
  expect(host.askedOf('sources.write')).toEqual([
    {
      storyId: 'mine',
      kind: 'link',
      text: '',
      details: {
        title: 'Council minutes',
        publisher: '',
        author: '',
        published: '',
        address: 'https://council.example/minutes',
        retrievedAt: null,
      },
    },
  ]);
  expect(vault().map(({ title }) => title)).toEqual(['Council minutes']);
  expect(place.textContent).toContain('Council minutes');
});

test('a source that is taken out can be put back', async () => {
  answerRequests({ 'sources.restore': () => sourceOf() });
  changeOpened(mine, () => ({ sources: [sourceOf()] }));
  const { place } = draw(<SourcesList />);
  act(() => useSourceView.setState({ open: sourceOf().id }));
  await settle(() => buttonOf(place, 'Remove').click());
  expect(vault()).toEqual([]);
  expect(useSourceView.getState().open).toBeNull();
  await settle(() => said()[0]?.action?.run());
  expect(vault()).toEqual([sourceOf()]);
});

test('a file goes into the vault piece by piece, in order', async () => {
  const taken: number[] = [];
  answerRequests({
    'sources.begin': () => ({ upload: 'u1' }),
    'sources.append': ({ bytes }: { bytes: Uint8Array }) => void taken.push(bytes.byteLength),
    'sources.finish': () => sourceOf({ title: 'tape.txt' }),
  });
  const mebibyte = 1_048_576;
  const file = new File([new Uint8Array(9 * mebibyte)], 'tape.txt');
  await addSources(mine, [file]);
  expect(taken).toEqual([4 * mebibyte, 4 * mebibyte, mebibyte]);
  expect(vault().map(({ title }) => title)).toEqual(['tape.txt']);
  expect(useUploads.getState().uploads).toEqual([]);
});

test('a file that is among the sources already stays one', async () => {
  answerRequests({
    'sources.begin': () => ({ upload: 'u1' }),
    'sources.finish': () => sourceOf(),
  });
  changeOpened(mine, () => ({ sources: [sourceOf()] }));
  await addSources(mine, [new File(['again'], 'again.txt')]);
  expect(vault()).toEqual([sourceOf()]);
  expect(said()[0]?.text).toBe('This file is among the sources already: “Harbour accounts”.');
});

test('an upload that is called off is told to the host, and nothing is said', async () => {
  const host = answerRequests({
    'sources.begin': () => ({ upload: 'u1' }),
    'sources.append': () => useUploads.getState().uploads[0]?.cancel(),
  });
  await addSources(mine, [new File([new Uint8Array(5_000_000)], 'tape.txt')]);
  expect(host.askedOf('sources.cancel')).toEqual([{ upload: 'u1' }]);
  expect(host.askedOf('sources.finish')).toEqual([]);
  expect(said()).toEqual([]);
  expect(vault()).toEqual([]);
});

test('a source whose words cannot be read says why, and how it is kept', () => {
  answerRequests({});
  const file = { hash: 'a1'.repeat(32) as FileHash, name: 'locked.pdf', size: 2_100_000 };
  const failure = 'This PDF is locked with a password.';
  changeOpened(mine, () => ({
    sources: [sourceOf({ kind: 'pdf', reading: 'failed', failure, file })],
  }));
  const { place } = draw(<SourcesList />);
  expect(place.textContent).toContain(failure);
  expect(place.textContent).toContain('locked.pdf, 2.0 MB, SHA-256 a1a1a1a1a1a1…');
});

test('what is written down for one story never ends in the vault of another', async () => {
  const host = answerRequests({ 'sources.write': () => sourceOf() });
  const { place } = draw(<SourcesList />);
  await settle(() => buttonOf(place, 'Interview…').click());
  typeInto(fieldOf(place, 'Title'), 'Talk with the harbour master');
  act(() => layOnDesk('other'));
  expect(place.querySelector('form')?.closest('[hidden]')).not.toBeNull();
  act(() => layOnDesk('mine'));
  expect(place.querySelector('form')?.closest('[hidden]')).toBeNull();
  expect(fieldOf(place, 'Title').value).toBe('Talk with the harbour master');
  await settle(() => {
    buttonOf(place, 'Keep').click();
    layOnDesk('other');
  });
  expect(host.askedOf('sources.write')).toEqual([
    expect.objectContaining({ storyId: 'mine', kind: 'interview' }),
  ]);
  expect(vault()).toEqual([]);
});

test('a source that is written down is kept once, however often Keep is pressed', async () => {
  const host = answerRequests({ 'sources.write': () => sourceOf({ kind: 'interview' }) });
  const { place } = draw(<SourcesList />);
  await settle(() => buttonOf(place, 'Interview…').click());
  typeInto(fieldOf(place, 'Title'), 'Talk');
  await settle(() => {
    buttonOf(place, 'Keep').click();
    buttonOf(place, 'Keep').click();
  });
  expect(host.askedOf('sources.write')).toHaveLength(1);
});

test('the focus is never lost: it goes back to what opened a form, and on to the next source', async () => {
  answerRequests({ 'sources.write': () => sourceOf({ id: 'new' as SourceId }) });
  const next = sourceOf({ id: 's2' as SourceId, title: 'Tide tables' });
  changeOpened(mine, () => ({ sources: [sourceOf(), next] }));
  const { place } = draw(<SourcesList />);
  await settle(() => buttonOf(place, 'Link…').click());
  typeInto(fieldOf(place, 'Web address'), 'https://port.example');
  await settle(() => buttonOf(place, 'Cancel').click());
  expect(document.activeElement).toBe(buttonOf(place, 'Link…'));
  await settle(() => buttonOf(place, 'Describe').click());
  typeInto(fieldOf(place, 'Title'), 'Harbour accounts of 2026');
  await settle(() => pressKey('Escape'));
  expect(document.activeElement).toBe(buttonOf(place, 'Describe'));
  await settle(() => buttonOf(place, 'Remove').click());
  expect(document.activeElement?.textContent).toBe('Tide tables');
});

test('what a file says of itself while it is being described is not wiped out', async () => {
  const host = answerRequests({ 'sources.setDetails': () => sourceOf() });
  changeOpened(mine, () => ({ sources: [sourceOf({ title: '' })] }));
  const { place } = draw(<SourcesList />);
  await settle(() => buttonOf(place, 'Describe').click());
  typeInto(fieldOf(place, 'Publisher'), 'Port Elder council');
  act(() => changeOpened(mine, () => ({ sources: [sourceOf({ title: 'Harbour accounts' })] })));
  await settle(() => buttonOf(place, 'Keep').click());
  expect(host.askedOf('sources.setDetails')).toEqual([
    {
      id: 's1',
      details: expect.objectContaining({
        title: 'Harbour accounts',
        publisher: 'Port Elder council',
      }) as object,
    },
  ]);
});
