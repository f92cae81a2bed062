import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Result } from '../../base/result.ts';
import { cleanText, type CleanText } from '../clean-text.ts';
import { decodeText } from '../decoding/decode.ts';
import { HtmlFragment } from '../html/html-fragment.ts';
import { PictureShelf } from '../html/picture-shelf.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import { importText } from '../import-text.ts';
import type { ImportedDocument, ImportReport } from '../imported-document.ts';
import { buildImport } from '../story-builder.ts';
import { type PieceDraft, type StoryDraft } from '../story-draft.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMatter, type MatterStory } from './front-matter-story.ts';
import { allNodes, MarkdownReading } from './markdown-reading.ts';
import type { Root } from './markdown-tree.ts';
import { tameMarkdown, type TamedText } from './tame.ts';

/** UTF-16 units that are read as Markdown; a longer text is a story too, with its signs in it. */
const longest = 4_000_000;

/**
 * Makes a story of Markdown: CommonMark with GitHub's additions (tables, footnotes, task lists,
 * struck-out words, bare addresses) and front matter. HTML in it gives its words and nothing else.
 */
export async function readMarkdown(
  file: FileToImport,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) return decoded;
  const clean = cleanText(decoded.value.text);
  const matter = readFrontMatter(clean.text);
  const tamed = matter.text.length <= longest ? tameMarkdown(matter.text) : null;
  const root = tamed && parse(tamed.text);
  if (!tamed || !root) return asPlainText(file, surroundings);
  const story = readMatter(matter);
  const shelf = new PictureShelf(file, null, null);
  await shelf.load(picturesIn(root, story));
  const draft = draftOf(
    root,
    story,
    new MarkdownReading({ shelf, root, literal: tamed.literal, surroundings }),
  );
  return buildImport(withReport(draft, clean, decoded.value.change, tamed), surroundings);
}

/** Null where the parser gives up: then the text still is a text. */
function parse(text: string): Root | null {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    return null;
  }
}

function asPlainText(
  { bytes }: FileToImport,
  surroundings: ImportSurroundings,
): Result<ImportedDocument, string> {
  const read = importText(bytes, surroundings);
  if (!read.ok) return read;
  const { report } = read.value;
  return {
    ok: true,
    value: { ...read.value, report: { ...report, changed: [unread, ...report.changed] } },
  };
}

const unread =
  'As Markdown the file is too long or too tangled; it was read as plain text, every sign of it kept.';

function picturesIn(root: Root, { picture }: MatterStory): string[] {
  const sources: string[] = picture ? [picture.source] : [];
  for (const node of allNodes(root)) {
    if (node.type === 'image' || node.type === 'definition') sources.push(node.url);
    if (node.type === 'html') sources.push(...new HtmlFragment(node.value).pictures());
  }
  return sources;
}

function draftOf(root: Root, story: MatterStory, reading: MarkdownReading): StoryDraft {
  const { head, picture } = story;
  const over: PieceDraft[] = [];
  if (picture) over.push(reading.figure(picture.source, picture.alt, picture.caption));
  const blocks = withoutHeadline(root, story);
  const times = blocks.slice(0, mostHeadLines).filter(isTimes);
  const body = readBlocks(
    blocks.filter((block) => !times.includes(block)),
    reading,
  );
  const notes = reading.footnotes.flatMap(({ label, identifier, children }): PieceDraft[] => {
    const [first, ...others] = readBlocks(children, reading);
    const mark = { text: `[${label ?? identifier}] ` };
    return first?.kind === 'paragraph'
      ? [{ ...first, runs: [mark, ...first.runs] }, ...others]
      : [{ kind: 'paragraph', runs: [mark] }, ...(first ? [first] : []), ...others];
  });
  return {
    head,
    body: [...over, ...body, ...notes],
    recognises: true,
    details: story.details,
    tags: story.tags,
    notes: reading.notes,
    ...(story.updatedAt === null ? {} : { updatedAt: story.updatedAt }),
    report: reportOf(story, reading, times.map(wordsOf)),
  };
}

/** The headline of front matter often stands over the text again. */
function withoutHeadline({ children }: Root, { head }: MatterStory): Root['children'] {
  const [first, ...others] = children;
  if (first?.type !== 'heading' || first.depth !== 1 || !head.headline) return children;
  const words = first.children.map((child) => ('value' in child ? child.value : '')).join('');
  const headline = head.headline.map((run) => (run === 'line-break' ? ' ' : run.text)).join('');
  return words.trim() === headline.trim() ? others : children;
}

/** Blocks among which the times of a story stand that Galley wrote as Markdown. */
const mostHeadLines = 7;
const time = /^[^\n]{4,60}\d{1,2}[:.]\d{2}\sUTC$/u;

/** Whether a line says, as Galley's own Markdown does, when the story appeared and was changed. */
function isTimes(block: Root['children'][number]): boolean {
  if (block.type !== 'paragraph') return false;
  const words = wordsOf(block);
  return words.length <= 200 && words.split(' · ').every((part) => time.test(part));
}

function wordsOf(block: Root['children'][number]): string {
  if (block.type !== 'paragraph') return '';
  return block.children.map((child) => (child.type === 'text' ? child.value : '\n')).join('');
}

function reportOf(
  { left }: MatterStory,
  reading: MarkdownReading,
  times: readonly string[],
): Partial<ImportReport> {
  const told = reading.report();
  const timed =
    times.length === 0
      ? []
      : [
          `Lines that say when the story appeared; the page writes its own: “${times.join('”, “')}”.`,
        ];
  const unused =
    left.length === 0
      ? []
      : [`Front matter that a story has no place for: “${left.slice(0, 40).join('”, “')}”.`];
  return { ...told, dropped: [...(told.dropped ?? []), ...timed, ...unused] };
}

function withReport(
  draft: StoryDraft,
  clean: CleanText,
  change: string | null,
  { literal }: TamedText,
): StoryDraft {
  const passages = literal.size === 1 ? '1 passage was' : `${literal.size} passages were`;
  return {
    ...draft,
    report: {
      kept: ['Read as Markdown.'],
      changed: [
        ...(change === null ? [] : [change]),
        ...clean.changed,
        ...(literal.size === 0
          ? []
          : [`${passages} too full of signs to be read as Markdown; each stands sign by sign.`]),
        ...(draft.report?.changed ?? []),
      ],
      dropped: [...clean.dropped, ...(draft.report?.dropped ?? [])],
    },
  };
}
