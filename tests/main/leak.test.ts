import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import type {
  ClaimId,
  EvidenceId,
  MediaHash,
  NoteId,
  QuoteTieId,
  SourceId,
  StoryId,
} from '../../core/base/id.ts';
import { runExport } from '../../main/cli/export.ts';
import { runImport } from '../../main/cli/import.ts';
import { createPublishingHandlers, createPublishingParts } from '../../main/handlers/publishing.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { docxOf, wordParagraph, wordPart } from '../support/docx.ts';
import { mark, marked, parent, story, textBlock } from '../support/nodes.ts';
import { notingPorts } from './publishing-desk.ts';

// What the desk knows and readers must not: each a word of its own, put wherever the desk keeps it.

const noon = Date.UTC(2026, 4, 4, 12);
const claim = 'zc-claimid' as ClaimId;
const cut = 'zc-cutid' as ClaimId;
const source = 'zs-sourceid' as SourceId;
const note = 'zn-noteid' as NoteId;
const cutNote = 'zn-cut' as NoteId;

/** Words that stand nowhere in what readers get. */
const secrets = [
  ...['zq-library', 'zq-folder', 'zq-checker', 'zq-signer', 'zq-editor', 'zq-author', 'zq-comment'],
  ...['zq-deleted', 'zq-fix', 'zq-claimnote', 'zq-checkedwords', 'zq-cutwords', 'zq-evidence'],
  ...['zq-locator', 'zq-sourcetitle', 'zq-sourcetext', 'zq-tie', 'zq-dismissed', 'zq-rule'],
  ...['zq-ignored', 'zq-owntag', 'zq-override', 'zq-camera', 'zq-trailing'],
  ...['zq-template', 'zq-remark', 'zq-filename', 'zq-docauthor'],
  ...['zq-lexicon', claim, cut, source, note],
];

/** A PNG with a comment inside and more behind its end. */
function talkingPng(): Uint8Array {
  const bytes = Buffer.from(skyPng(24, 16));
  const end = bytes.length - 12;
  const text = Buffer.concat([Buffer.from('tEXtComment\0'), Buffer.from('zq-camera')]);
  const chunk = Buffer.alloc(text.length + 8);
  chunk.writeUInt32BE(text.length - 4, 0);
  text.copy(chunk, 4);
  return Buffer.concat([
    bytes.subarray(0, end),
    chunk,
    bytes.subarray(end),
    Buffer.from('zq-trailing'),
  ]);
}

function addStory(store: ArticleStore, alt: string): StoryId {
  const added = store.media.add(talkingPng());
  if (!added.ok) throw new Error(added.error);
  const { id } = store.stories.create({
    document: documentWith(added.value.hash, alt),
    details: { slug: 'the-wall', kicker: 'Rivers', publisher: 'The Courier', publishedAt: noon },
    tags: [
      { kind: 'topic', name: 'Rivers' },
      { kind: 'own', name: 'zq-owntag' },
    ],
    notes: [
      { id: note, kind: 'comment', text: 'zq-comment', author: 'zq-author', at: noon },
      {
        id: cutNote,
        kind: 'deletion',
        text: 'zq-deleted',
        author: 'zq-author',
        at: noon,
      },
    ],
    editor: 'zq-editor',
  });
  store.settings.set({ editor: 'zq-editor' });
  store.lexicon.add({ kind: 'word', text: 'zq-lexicon' });
  store.stories.addIgnore(id, { rule: 'spelling', text: 'zq-ignored' });
  addFacts(store, id);
  return id;
}

function documentWith(media: MediaHash, alt: string) {
  const sic = mark('sic', { rule: 'house:zq-rule', text: 'zq-ignored' });
  return story({ headline: 'The wall holds', standfirst: 'So far.', byline: 'By Ada Brook' }, [
    textBlock('paragraph', [
      'It is ',
      marked('the longest wall in the land', mark('claim', { id: claim })),
      ', they ',
      marked('say', mark('note', { id: note })),
      ' of ',
      marked('it', sic),
      '.',
    ]),
    parent(
      'figure',
      [textBlock('caption', 'The wall.'), textBlock('credit', 'Ada Brook/The Courier')],
      { media, alt, width: 24, height: 16 },
    ),
  ]);
}

function addFacts(store: ArticleStore, storyId: StoryId): void {
  const editor = 'zq-checker';
  const text = 'the longest wall in the land';
  store.sources.write({
    id: source,
    storyId,
    kind: 'interview',
    details: {
      title: 'zq-sourcetitle',
      publisher: '',
      author: '',
      published: '',
      address: '',
      retrievedAt: noon,
    },
    text: 'zq-sourcetext, he said.',
    editor,
  });
  store.claims.add({ id: claim, storyId, text: 'zq-checkedwords', editor });
  store.claims.add({ id: cut, storyId, text: 'zq-cutwords', editor });
  store.claims.setFix({ id: claim, fix: 'zq-fix', editor });
  store.claims.setNote({ id: claim, note: 'zq-claimnote', editor });
  store.claims.addEvidence({
    id: claim,
    evidence: {
      id: 'ze-1' as EvidenceId,
      quote: 'zq-evidence',
      source: 'A tape',
      locator: 'zq-locator',
      primary: true,
      seenAt: noon,
      sourceId: source,
      passage: { from: 0, to: 4 },
    },
    editor,
  });
  store.claims.settle({ id: claim, verdict: 'confirmed', text, editor });
  store.claims.signOff({ id: claim, text, editor: 'zq-signer' });
  const tie = {
    id: 'zt-1' as QuoteTieId,
    words: 'It is',
    passage: { sourceId: source, from: 0, to: 4 },
    original: 'zq-tie',
  };
  store.facts.tieQuote({ storyId, tie, editor });
  store.facts.dismiss({ storyId, dismissal: { kind: 'proposal', text: 'zq-dismissed' }, editor });
}

/** Every file under a folder, as one text of bytes. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path).toString('latin1')}`)
    .join('\n');
}

const users = [homedir(), userInfo().username, hostname()].filter(({ length }) => length > 4);

function expectNothingOf(written: string, id: StoryId): void {
  expect(written).toContain('the longest wall in the land');
  for (const secret of [...secrets, ...users, id]) expect(written).not.toContain(secret);
}

/**
 * A library in a folder, both of telling names, with the story and a template of a telling name.
 * Without a word on its picture the story goes out only for a reason, which is then on record.
 */
function openDesk(alt = '') {
  const cwd = join(temporaryFolder(), 'zq-folder');
  const library = join(cwd, 'zq-library');
  const template = join(cwd, 'zq-template');
  mkdirSync(template, { recursive: true });
  writeFileSync(join(template, 'foot.html'), '<p>The foot of the house</p><!-- zq-remark -->');
  writeFileSync(join(template, 'page.css'), '/* zq-remark */ p { color: #111 }');
  const store = mustOpen(library, { now: () => noon });
  return { cwd, library, template, store, id: addStory(store, alt) };
}

/** The same with the desk's own handlers, its template picked; dialogs answer with `place`. */
async function openHandlers(alt = '') {
  const desk = openDesk(alt);
  const place = { path: desk.template };
  const ports = notingPorts(
    () => noon,
    () => place.path,
  );
  const parts = createPublishingParts(desk.store, ports);
  onTestFinished(() => parts.template.stop());
  const handlers = createPublishingHandlers(desk.store, ports, parts);
  const state = await handlers['template.pick'](undefined);
  expect(JSON.stringify(state)).not.toContain('zq-folder');
  return { ...desk, handlers, ports, place };
}

async function galley(
  run: typeof runExport,
  { cwd, library }: { readonly cwd: string; readonly library: string },
  args: readonly string[],
): Promise<string> {
  const said = { out: '', errors: '' };
  const status = await run(
    [...args, '--library', library],
    {
      stdin: Readable.from([]),
      stdout: new PassThrough().on('data', (part: Buffer) => (said.out += part.toString())),
      stderr: new PassThrough().on('data', (part: Buffer) => (said.errors += part.toString())),
      cwd,
    },
    { libraryFolder: library, languageFolder: cwd, now: () => noon },
  );
  expect([status, /^galley \w+:/m.test(said.errors) ? said.errors : '']).toEqual([0, '']);
  return said.out;
}

const override = ['--override', 'zq-override'];
const forms = [
  ['a page', []],
  ['a page with its pictures beside it', ['--pictures', 'beside']],
  ['a page in a template', ['--template', 'zq-template']],
  ['a fragment', ['--fragment', '--pictures', 'beside']],
  ['Markdown', ['--format', 'md']],
  ['plain text', ['--format', 'txt']],
] as const;

describe('of what the desk knows nothing is told', () => {
  test.each(forms)('by the command line in %s', async (_name, options) => {
    const desk = openDesk();
    await galley(runExport, desk, [desk.id, '--out', 'out', ...override, ...options]);
    expectNothingOf(everythingIn(join(desk.cwd, 'out')), desk.id);
  });

  const formats = ['page', 'page-beside', 'fragment', 'markdown', 'text'] as const;
  const claimReview = true;

  test.each(formats)('by the desk in its format “%s”', async (format) => {
    const { handlers, place, cwd, id } = await openHandlers();
    const out = join(cwd, 'out');
    mkdirSync(out);
    place.path = join(out, 'alone.html');
    const asked = { id, format, claimReview, override: 'zq-override' };
    expect(await handlers['publishing.export'](asked)).toMatchObject({ ok: true });
    expectNothingOf(everythingIn(out), id);
  });

  test.each(formats)('by the desk among many in its format “%s”', async (format) => {
    const { store, handlers, place, cwd, id } = await openHandlers('A wall');
    // A batch leaves out a story with changes that nobody decided; what is settled stays on record.
    expect(
      store.notes.decide({
        storyId: id,
        noteIds: [cutNote],
        outcome: 'accepted',
        editor: 'zq-editor',
      }).ok,
    ).toBe(true);
    expect(store.notes.ofStory(id)).toHaveLength(1);
    place.path = join(cwd, 'out');
    mkdirSync(place.path);
    const asked = { search: '', status: null, tag: null, format, claimReview: false };
    const many = await handlers['publishing.exportMany'](asked);
    expect(many).toMatchObject({ ok: true, value: { exported: 1, leftOut: [] } });
    expectNothingOf(everythingIn(place.path), id);
  });

  test('by the preview', async () => {
    const { handlers, ports, id } = await openHandlers();
    await handlers['publishing.preview']({ id, claimReview });
    const [shown] = ports.asked.previews;
    expect(shown?.html).toContain('The foot of the house');
    expectNothingOf(`${shown?.title ?? ''}\n${shown?.html ?? ''}`, id);
  });

  test.each(forms)('of a document that was imported, in %s', async (_name, options) => {
    const desk = openDesk();
    const by = 'w:author="zq-author" w:date="2026-05-04T10:00:00Z"';
    const document = docxOf({
      body: `${wordParagraph('The wall', 'Heading1')}<w:p><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">It is the longest wall in the land. </w:t></w:r><w:commentRangeEnd w:id="1"/><w:ins w:id="2" ${by}><w:r><w:t>zq-inserted</w:t></w:r></w:ins><w:del w:id="3" ${by}><w:r><w:delText>So far.</w:delText></w:r></w:del></w:p>`,
      relations: [{ id: 'c', type: 'comments', target: 'comments.xml' }],
      author: 'zq-docauthor',
      more: {
        'word/comments.xml': wordPart(
          'w:comments',
          `<w:comment w:id="1" ${by}>${wordParagraph('zq-comment')}</w:comment>`,
        ),
      },
    });
    writeFileSync(join(desk.cwd, 'zq-filename.docx'), document);
    const said = await galley(runImport, desk, ['zq-filename.docx']);
    const { id } = JSON.parse(said) as { id: StoryId };
    expect(desk.store.notes.ofStory(id)).toHaveLength(3);
    await galley(runExport, desk, [id, '--out', 'out', ...override, ...options]);
    const out = everythingIn(join(desk.cwd, 'out'));
    expectNothingOf(out, id);
    // What nobody has decided is not made: readers have the story as it was.
    expect(out).not.toContain('zq-inserted');
    expect(out).toContain('So far.');
  });
});

test('the words are there to be told: the library and the story file hold every one', async () => {
  const desk = openDesk();
  desk.store.settings.setTemplateFolder(desk.template);
  await galley(runExport, desk, [desk.id, '--out', 'out', ...override]);
  await galley(runExport, desk, [desk.id, '--out', 'story', '--format', 'galley']);
  const [name = ''] = readdirSync(join(desk.cwd, 'story'));
  const parts = unzipSync(readFileSync(join(desk.cwd, 'story', name)));
  const packed = Object.values(parts).map((part) => Buffer.from(part).toString('latin1'));
  // What is no part of the story stays in its own library.
  const home = [
    ...['zq-library', 'zq-folder', 'zq-editor', 'zq-override', 'zq-lexicon', 'zq-template'],
    ...['zq-remark', 'zq-filename', 'zq-docauthor'],
  ];
  const carried = secrets.filter((secret) => !home.includes(secret));
  const missing = carried.filter((secret) => !packed.join().includes(secret));
  expect(missing).toEqual([]);
  const kept = [desk.library, everythingIn(desk.library), everythingIn(desk.template)].join();
  const named = ['zq-filename', 'zq-docauthor'];
  expect(secrets.filter((secret) => !named.includes(secret) && !kept.includes(secret))).toEqual([]);
});
