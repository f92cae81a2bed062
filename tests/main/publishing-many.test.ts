import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { StoryId } from '../../core/base/id.ts';
import type { ManyExported } from '../../core/contract/publishing.ts';
import { createPublishingHandlers, createPublishingParts } from '../../main/handlers/publishing.ts';
import { followPreview } from '../../main/publishing/live-preview.ts';
import { createHost } from '../../main/host.ts';
import { withCopies } from '../../main/pictures/ready-copies.ts';
import { addStory, createClock, mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { parent, story, textBlock } from '../support/nodes.ts';
import { duskPicture } from '../support/real-pictures.ts';
import { notingPorts } from './publishing-desk.ts';

// The real ones, but that a test may have them fail.
vi.mock('../../main/pictures/ready-copies.ts', { spy: true });

const start = Date.UTC(2026, 2, 4, 6, 30);
const bridge = { headline: 'Bridge shut', standfirst: 'For a week.', byline: 'By Ada Brook' };
const everything = {
  search: '',
  status: null,
  tag: null,
  format: 'page' as const,
  claimReview: false,
};

const nothingSaid: ManyExported = {
  exported: 0,
  leftOut: [],
  leftOutCount: 0,
  changed: [],
  changedCount: 0,
  isCancelled: false,
};

/** A desk whose dialogs answer with a folder. */
function openDesk() {
  const folder = temporaryFolder();
  const clock = createClock(start);
  const store = mustOpen(join(folder, 'library'), { now: clock.now });
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const dialog = { place: pages as string | null };
  const ports = notingPorts(clock.now, () => dialog.place);
  const parts = createPublishingParts(store, ports);
  onTestFinished(() => parts.template.stop());
  const handlers = createPublishingHandlers(store, ports, parts);
  const add = (headline: string, body = ['It is shut.']): StoryId =>
    addStory(store, { ...bridge, headline, body });
  return { folder, clock, store, pages, dialog, ports, parts, handlers, add };
}

function outcomeOf(answer: { ok: boolean; value?: unknown }): ManyExported {
  if (!answer.ok) throw new Error('It was refused');
  return answer.value as ManyExported;
}

describe('many stories', () => {
  test('are written, each to its own file, and told as they go', async () => {
    const { handlers, add, pages, ports } = openDesk();
    for (const headline of ['One', 'Two', 'Two']) add(headline);
    const many = outcomeOf(await handlers['publishing.exportMany'](everything));
    expect(many).toEqual({ ...nothingSaid, exported: 3 });
    const names = readdirSync(pages);
    expect(names).toHaveLength(3);
    expect(names).toEqual(expect.arrayContaining(['one.html', 'two.html']));
    const told = ports.asked.told.filter(([event]) => event === 'export.progress');
    expect(told.at(-1)).toEqual(['export.progress', { done: 3, total: 3 }]);
  });

  test('go by the filter; one with errors is left out and named, not overridden', async () => {
    const { handlers, add, store, pages } = openDesk();
    const shown = add('Ready');
    store.stories.setStatus(shown, 'ready', 'Ada');
    const broken = addStory(store, { ...bridge, headline: ' ' });
    store.stories.setStatus(broken, 'ready', 'Ada');
    add('Draft');
    const many = outcomeOf(
      await handlers['publishing.exportMany']({ ...everything, status: 'ready' }),
    );
    expect(many).toMatchObject({ exported: 1, leftOutCount: 1 });
    expect(many.leftOut).toMatchObject([{ id: broken, reason: 'The story has no headline.' }]);
    expect(readdirSync(pages)).toEqual(['ready.html']);
    expect(store.stories.get(broken)?.publishedAt).toBeNull();
  });

  test('end after the story that is being written when they are called off', async () => {
    const { handlers, add, pages, ports } = openDesk();
    for (let nth = 0; nth < 6; nth++) add(`Story ${nth}`);
    const { emit } = ports;
    Object.assign(ports, {
      emit: (...told: Parameters<typeof emit>) => {
        if (told[0] === 'export.progress') void handlers['publishing.cancelMany'](undefined);
        emit(...told);
      },
    });
    const many = outcomeOf(await handlers['publishing.exportMany'](everything));
    expect(many.isCancelled).toBe(true);
    expect(readdirSync(pages)).toHaveLength(many.exported);
    expect(many.exported).toBeLessThan(6);
  });

  test('are written one lot at a time', async () => {
    const { handlers, add } = openDesk();
    add('One');
    const first = handlers['publishing.exportMany'](everything);
    expect(await handlers['publishing.exportMany'](everything)).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await first).toMatchObject({ ok: true });
    expect(await handlers['publishing.exportMany'](everything)).toMatchObject({ ok: true });
  });
});

describe('one story of many', () => {
  test('that reads otherwise than readers saw it, with no correction, is named', async () => {
    const { handlers, add, store } = openDesk();
    const [quiet, told, same] = [add('Quiet'), add('Told'), add('Same')];
    await handlers['publishing.exportMany'](everything);
    for (const id of [quiet, told]) store.stories.setDetails(id, { kicker: 'Roads' });
    store.corrections.add(told, 'It is a road.', 'Ada');
    const many = outcomeOf(await handlers['publishing.exportMany'](everything));
    expect(many).toMatchObject({ exported: 3, changedCount: 1 });
    expect(many.changed).toEqual([{ id: quiet, headline: 'Quiet' }]);
    const again = outcomeOf(await handlers['publishing.exportMany'](everything));
    expect(again).toMatchObject({ exported: 3, changedCount: 0 });
    expect(store.exports.ofStory(same)).toHaveLength(3);
    const drafts = { ...everything, format: 'story-file' as const };
    store.stories.setDetails(same, { kicker: 'Roads' });
    expect(outcomeOf(await handlers['publishing.exportMany'](drafts)).changedCount).toBe(0);
  });

  test('in which something is broken is left out; the others are written', async () => {
    const { store, add, ports, pages } = openDesk();
    const broken = add('Broken');
    add('Whole');
    const { record } = store.exports;
    const exports = {
      ...store.exports,
      record: (page: Parameters<typeof record>[0]) => {
        if (page.storyId === broken) throw new TypeError('It is broken');
        return record(page);
      },
    };
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const handlers = createPublishingHandlers({ ...store, exports, isOpen: true }, ports);
    const many = outcomeOf(await handlers['publishing.exportMany'](everything));
    told.mockRestore();
    expect(many).toMatchObject({ exported: 1, leftOutCount: 1, isCancelled: false });
    expect(many.leftOut).toMatchObject([
      { id: broken, headline: 'Broken', reason: expect.stringContaining('went wrong') as string },
    ]);
    expect(readdirSync(pages)).toEqual(['whole.html']);
  });

  test('for which the store has no room ends it', async () => {
    const { store, add, ports, pages } = openDesk();
    for (const headline of ['One', 'Two', 'Three']) add(headline);
    const full = (): never => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    const filled = { ...store, exports: { ...store.exports, record: full }, isOpen: true };
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const handlers = createPublishingHandlers(filled, ports);
    const many = outcomeOf(await handlers['publishing.exportMany'](everything));
    told.mockRestore();
    expect(many).toMatchObject({ exported: 0, leftOutCount: 1, isCancelled: true });
    expect(many.leftOut[0]?.reason).toContain('disk is full');
    expect(readdirSync(pages)).toEqual([]);
  });

  test('is let go at once, large pictures and all, when the rest is called off', async () => {
    const { store, handlers, pages, ports } = openDesk();
    const added = store.media.add(await duskPicture('image/jpeg', 1700, 1200));
    if (!added.ok) throw new Error(added.error);
    const { hash: media, width, height } = added.value;
    const words = [textBlock('caption', 'Dusk.'), textBlock('credit', 'Ada')];
    const figure = parent('figure', words, { media, alt: 'Dusk.', width, height });
    store.stories.create({ document: story(bridge, [figure]), editor: 'Ada' });
    const many = handlers['publishing.exportMany']({ ...everything, format: 'page-beside' });
    // By then the thread that makes the copies has begun, and has seconds to go.
    await new Promise((resolve) => setTimeout(resolve, 60));
    void handlers['publishing.cancelMany'](undefined);
    expect(outcomeOf(await many)).toEqual({
      ...nothingSaid,
      isCancelled: true,
    });
    expect(readdirSync(pages)).toEqual([]);
    expect(ports.asked.told.map(([event]) => event)).not.toContain('export.progress');
  });

  test('whose copies cannot be made is left out with a sentence', async () => {
    const { store, add, handlers, pages } = openDesk();
    add('Bridge');
    // As when the thread runs out of memory: it is gone without a word.
    const crash = new Error('Making copies of a picture ended with status 134');
    vi.mocked(withCopies).mockRejectedValueOnce(crash).mockRejectedValueOnce(crash);
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const many = await handlers['publishing.exportMany']({ ...everything, format: 'page-beside' });
    const id = store.stories.list({ search: '', status: null, tag: null, offset: 0, limit: 1 })
      .rows[0]!.id;
    const alone = await handlers['publishing.export']({
      id,
      format: 'page-beside',
      claimReview: false,
      override: null,
    });
    told.mockRestore();
    const sentence = expect.stringContaining('copies of its pictures could not be made') as string;
    expect(outcomeOf(many)).toMatchObject({ exported: 0, leftOut: [{ reason: sentence }] });
    expect(alone).toMatchObject({ ok: false, error: { message: sentence } });
    expect(readdirSync(pages)).toEqual([]);
  });
});

describe('a file that stands in the folder', () => {
  test('is replaced when it is the story’s own, and stays when it is another’s or nobody’s', async () => {
    const { handlers, add, store, pages } = openDesk();
    const first = add('Same name');
    await handlers['publishing.exportMany'](everything);
    store.stories.setDetails(first, { kicker: 'Roads' });
    await handlers['publishing.exportMany'](everything);
    expect(readdirSync(pages)).toEqual(['same-name.html']);
    const second = add('Same name', ['It is open.']);
    await handlers['publishing.exportMany'](everything);
    const names = ['same-name.html', `same-name-${second}.html`].sort();
    expect(readdirSync(pages).sort()).toEqual(names);
    const mine = readFileSync(join(pages, 'same-name.html'), 'utf8');
    expect(mine).toContain('It is shut.');
    writeFileSync(join(pages, 'same-name.html'), 'edited by hand');
    await handlers['publishing.exportMany'](everything);
    expect(readFileSync(join(pages, 'same-name.html'), 'utf8')).toBe('edited by hand');
    expect(readFileSync(join(pages, `same-name-${first}.html`), 'utf8')).toContain('It is shut.');
  });
});

describe('the house’s template', () => {
  function withTemplate(files: Record<string, string>) {
    const desk = openDesk();
    const template = join(desk.folder, 'house');
    mkdirSync(template);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(template, name), text);
    return { ...desk, template };
  }

  test('is chosen by its folder, of which the page learns the name alone', async () => {
    const { handlers, dialog, template, store } = withTemplate({
      'page.css': 'h1 { color: #900 }\n@import url(https://evil.example/a.css);',
      'foot.html': '<p>The Quay, every morning.</p><script>alert(1)</script>',
    });
    dialog.place = template;
    const picked = await handlers['template.pick'](undefined);
    expect(picked).toMatchObject({
      ok: true,
      value: { name: 'house', files: ['foot.html', 'page.css'] },
    });
    expect(JSON.stringify(picked)).not.toContain(template);
    if (!picked.ok) throw new Error(picked.error.message);
    const { troubles } = picked.value;
    expect(troubles.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
      'foot.html:1',
      'page.css:2',
    ]);
    expect(store.settings.templateFolder()).toBe(template);
    expect(await handlers['template.clear'](undefined)).toMatchObject({ value: { name: null } });
    expect(store.settings.templateFolder()).toBeNull();
  });

  test('surrounds the page, and its place is neither on it nor in the log', async () => {
    const { handlers, dialog, template, add, pages, store } = withTemplate({
      'foot.html': '<p>The Quay, every morning.</p>',
    });
    dialog.place = template;
    await handlers['template.pick'](undefined);
    dialog.place = join(pages, 'page.html');
    const id = add('One');
    const form = { format: 'page' as const, claimReview: false, override: null };
    await handlers['publishing.export']({ id, ...form });
    const html = readFileSync(join(pages, 'page.html'), 'utf8');
    expect(html).toContain('The Quay, every morning.');
    expect(html).not.toContain(template);
    expect(JSON.stringify(store.exports.content(id))).not.toContain(template);
  });

  test('takes no link to elsewhere, no folder, and nothing beyond its measure', async () => {
    const { handlers, dialog, template, folder } = withTemplate({
      'page.css': `/* ${'x'.repeat(300 * 1024)} */`,
    });
    writeFileSync(join(folder, 'secret.html'), '<p>Secret</p>');
    symlinkSync(join(folder, 'secret.html'), join(template, 'head.html'));
    mkdirSync(join(template, 'foot.html'));
    dialog.place = template;
    const state = await handlers['template.pick'](undefined);
    if (!state.ok) throw new Error('It was refused');
    expect(state.value.files).toEqual([]);
    const told = state.value.troubles.map(({ file, message }) => `${file} ${message}`);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^head\.html .*link/),
        expect.stringMatching(/^foot\.html .*no file/),
        expect.stringMatching(/^page\.css .*256 KB/),
      ]),
    );
  });

  test('is drawn anew in an open preview when a file of it changes', async () => {
    const { handlers, dialog, template, add, ports } = withTemplate({
      'foot.html': '<p>Before</p>',
    });
    dialog.place = template;
    await handlers['template.pick'](undefined);
    await handlers['publishing.preview']({ id: add('One'), claimReview: false });
    expect(ports.asked.previews[0]?.html).toContain('Before');
    writeFileSync(join(template, 'foot.html'), '<p>Afterwards</p>');
    await vi.waitFor(() => expect(ports.asked.redrawn.at(-1)?.html).toContain('Afterwards'), 5000);
    expect(ports.asked.told.map(([event]) => event)).toContain('template.changed');
  });
});

test('an open preview follows its story, and no other', async () => {
  const { store, ports, add, parts } = openDesk();
  const [shown, other] = [add('One'), add('Two')];
  const handlers = followPreview(createHost(store, ports), parts.preview);
  await parts.preview.show(shown, false);
  await handlers['stories.setDetails']({ id: other, details: { kicker: 'Roads' } });
  await handlers['stories.setDetails']({ id: shown, details: { kicker: 'Ferries' } });
  await vi.waitFor(() => expect(ports.asked.redrawn.at(-1)?.html).toContain('Ferries'), 5000);
  expect(ports.asked.redrawn.every(({ title }) => title === 'One')).toBe(true);
});

describe('publishing.changes', () => {
  test('tells what readers would find, and a correction that was written since', async () => {
    const { handlers, add, store, clock, pages, dialog } = openDesk();
    dialog.place = join(pages, 'page.html');
    const id = add('Bridge shut');
    expect(await handlers['publishing.changes']({ id })).toEqual({ ok: true, value: null });
    const form = { format: 'page' as const, claimReview: false, override: null };
    await handlers['publishing.export']({ id, ...form });
    expect(await handlers['publishing.changes']({ id })).toEqual({ ok: true, value: null });
    clock.pass(60_000);
    store.stories.setDetails(id, { kicker: 'Roads' });
    store.corrections.add(id, 'It was Monday.', 'Ada');
    expect(await handlers['publishing.changes']({ id })).toMatchObject({
      value: {
        exportedAt: start,
        places: [{ name: 'Topic line' }],
        corrections: ['It was Monday.'],
      },
    });
    await handlers['publishing.export']({ id, ...form });
    expect(await handlers['publishing.changes']({ id })).toEqual({ ok: true, value: null });
    expect(readFileSync(join(pages, 'page.html'), 'utf8')).toContain('It was Monday.');
  });
});

describe('a story file', () => {
  test('goes to colleagues past the checklist and without publishing the story', async () => {
    const { handlers, store, dialog, pages } = openDesk();
    const id = addStory(store, { ...bridge, headline: '' });
    dialog.place = join(pages, 'story.galley');
    const form = { format: 'story-file' as const, claimReview: false, override: null };
    expect(await handlers['publishing.export']({ id, ...form })).toMatchObject({
      ok: true,
      value: { name: 'story.galley', left: [] },
    });
    expect(store.stories.get(id)?.publishedAt).toBeNull();
    expect(store.exports.content(id)).toBeNull();
    expect(store.exports.ofStory(id)).toMatchObject([{ format: 'story-file' }]);
  });
});
