import type { Node } from 'prosemirror-model';
import { filledWith, type PictureWords } from '../../article/pictures/picture-words.ts';
import { articleSchema } from '../../article/schema.ts';
import type { MediaHash } from '../../base/id.ts';
import { rewrite } from './rewrite.ts';

const { nodes } = articleSchema;

/** A story whose figures say what their files tell, and sentences for the editor about it. */
interface Worded {
  readonly document: Node;
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

const names: readonly (readonly [keyof PictureWords, string, string])[] = [
  ['alt', '1 alternative text', 'alternative texts'],
  ['caption', '1 caption', 'captions'],
  ['credit', '1 credit', 'credits'],
  ['rights', '1 line of rights', 'lines of rights'],
];

/**
 * Gives figures the words that their pictures' files bear, where the document has none; a caption
 * only when the story does not say it anyhow. An alternative text that is but a file's name is none.
 * @param told what each picture's file tells
 */
export function withPictureWords(story: Node, told: ReadonlyMap<MediaHash, PictureWords>): Worded {
  const filled: Record<keyof PictureWords, number> = { alt: 0, caption: 0, credit: 0, rights: 0 };
  let fileNames = 0;
  let written = 0;
  const said = told.size === 0 ? '' : letters(story.textBetween(0, story.content.size, ' '));
  const document = rewrite(story, (node) => {
    if (node.type !== nodes.figure) return node;
    const own = wordsOf(node);
    const alt = withoutProgramsMark(isFileName(own.alt) ? '' : own.alt);
    if (isFileName(own.alt)) fileNames += 1;
    else if (alt !== own.alt) written += 1;
    const file = told.get(node.attrs['media'] as MediaHash);
    const offered =
      file && (said.includes(letters(file.caption)) ? { ...file, caption: '' } : file);
    const bare = { ...own, alt };
    const worn = offered ? filledWith(bare, offered) : bare;
    for (const [part] of names) if (bare[part] !== worn[part]) filled[part] += 1;
    return figureWith(node, own, worn);
  });
  return { document, changed: tellFilled(filled, written), dropped: tellFileNames(fileNames) };
}

function wordsOf({ attrs, children }: Node): PictureWords {
  const [caption, credit] = children;
  return {
    alt: String(attrs['alt']),
    caption: wordsIn(caption),
    credit: wordsIn(credit),
    rights: String(attrs['rights']),
  };
}

/** Its words; where it has none but something is proposed in it, the sign of that. */
function wordsIn(part: Node | undefined): string {
  if (!part || part.content.size === 0) return '';
  return part.textContent || '\ufffc';
}

function figureWith(figure: Node, own: PictureWords, worn: PictureWords): Node {
  const [caption, credit] = figure.children;
  const attrs = { ...figure.attrs, alt: worn.alt, rights: worn.rights };
  return figure.type.create(
    attrs,
    [
      own.caption === '' ? nodes.caption.create(null, textOf(worn.caption)) : (caption ?? []),
      own.credit === '' ? nodes.credit.create(null, textOf(worn.credit)) : (credit ?? []),
    ].flat(),
  );
}

function textOf(words: string): Node[] {
  return words === '' ? [] : [articleSchema.text(words)];
}

// Word processors put the name of the file, or the way to it, where nobody wrote anything.
function isFileName(alt: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg|emf|wmf|eps)$/i.test(alt);
}

// What Word writes behind an alternative text of its own making.
function withoutProgramsMark(alt: string): string {
  return alt
    .replace(
      /\s?(?:Description automatically generated|AI-generated content may be incorrect)\b.{0,40}$/i,
      '',
    )
    .trim();
}

function letters(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function tellFilled(
  filled: Readonly<Record<keyof PictureWords, number>>,
  written: number,
): string[] {
  const parts = names.flatMap(([part, one, many]) => {
    const number = filled[part];
    return number === 0 ? [] : [number === 1 ? one : `${number} ${many}`];
  });
  return [
    ...(parts.length === 0
      ? []
      : [
          `Where the document says nothing of a picture, what its file tells was put in: ${parts.join(', ')}. Read them again.`,
        ]),
    ...(written === 0
      ? []
      : [
          written === 1
            ? '1 alternative text was written by a program; read it again.'
            : `${written} alternative texts were written by a program; read them again.`,
        ]),
  ];
}

function tellFileNames(number: number): string[] {
  if (number === 0) return [];
  return number === 1
    ? ['1 alternative text that was but the name of a file; write one.']
    : [`${number} alternative texts that were but the names of files; write some.`];
}
