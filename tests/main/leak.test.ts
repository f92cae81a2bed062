import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
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
import type { ArticleStore } from '../../db/article-store.ts';
import { mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { mark, marked, parent, story, textBlock } from '../support/nodes.ts';

// What the desk knows and readers must not: each a word of its own, put wherever the desk keeps it.

const noon = Date.UTC(2026, 4, 4, 12);
const claim = 'zc-claimid' as ClaimId;
const cut = 'zc-cutid' as ClaimId;
const source = 'zs-sourceid' as SourceId;
const note = 'zn-noteid' as NoteId;

/** Words that stand nowhere in what readers get. */
const secrets = [
  ...['zq-library', 'zq-folder', 'zq-checker', 'zq-signer', 'zq-editor', 'zq-author', 'zq-comment'],
  ...['zq-deleted', 'zq-fix', 'zq-claimnote', 'zq-checkedwords', 'zq-cutwords', 'zq-evidence'],
  ...['zq-locator', 'zq-sourcetitle', 'zq-sourcetext', 'zq-tie', 'zq-dismissed', 'zq-rule'],
  ...['zq-ignored', 'zq-owntag', 'zq-override', 'zq-camera', 'zq-trailing'],
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

function addStory(store: ArticleStore): StoryId {
  const added = store.media.add(talkingPng());
  if (!added.ok) throw new Error(added.error);
  const { id } = store.stories.create({
    document: documentWith(added.value.hash),
    details: { slug: 'the-wall', kicker: 'Rivers', publisher: 'The Courier', publishedAt: noon },
    tags: [
      { kind: 'topic', name: 'Rivers' },
      { kind: 'own', name: 'zq-owntag' },
    ],
    notes: [
      { id: note, kind: 'comment', text: 'zq-comment', author: 'zq-author', at: noon },
      {
        id: 'zn-cut' as NoteId,
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

function documentWith(media: MediaHash) {
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
      { media, alt: 'A wall', width: 24, height: 16 },
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

test.each([
  ['a page', []],
  ['a page with its pictures beside it', ['--pictures', 'beside']],
  ['a fragment', ['--fragment', '--pictures', 'beside']],
  ['Markdown', ['--format', 'md']],
  ['plain text', ['--format', 'txt']],
])('%s tells nothing of what the desk knows', async (_name, options) => {
  const cwd = join(temporaryFolder(), 'zq-folder');
  mkdirSync(cwd);
  const library = join(cwd, 'zq-library');
  const store = mustOpen(library, { now: () => noon });
  const id = addStory(store);
  const errors: string[] = [];
  const status = await runExport(
    [id, '--library', library, '--out', 'out', '--override', 'zq-override', ...options],
    {
      stdin: Readable.from([]),
      stdout: new PassThrough().resume(),
      stderr: new PassThrough().on('data', (part: Buffer) => errors.push(part.toString())),
      cwd,
    },
    { libraryFolder: library, languageFolder: cwd, now: () => noon },
  );
  expect([status, errors.filter((line) => line.startsWith('galley export:'))]).toEqual([0, []]);
  const written = everythingIn(join(cwd, 'out'));
  expect(written).toContain('the longest wall in the land');
  const users = [homedir(), userInfo().username, hostname()].filter(({ length }) => length > 4);
  for (const secret of [...secrets, ...users, id]) expect(written).not.toContain(secret);
});
