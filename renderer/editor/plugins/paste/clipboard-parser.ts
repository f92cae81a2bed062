import { DOMParser, Fragment, Slice, type Mark, type ParseOptions } from 'prosemirror-model';
import { articleSchema } from '../../../../core/article/schema.ts';
import { PictureCollector, type PastedPictures } from '../pictures/pasted-pictures.ts';
import { cleanHtml } from './clean-html.ts';

/**
 * Parses what is pasted or dropped: cleaned first, by an allow-list. What cannot be parsed all
 * the same arrives as its plain words; it never throws, as the browser would then put the
 * source itself into the page.
 */
export class ClipboardParser extends DOMParser {
  private readonly pasted: (pictures: PastedPictures) => void;

  private readonly gone: (words: string) => void;

  /**
   * @param pasted told of the pictures of what was parsed, whose bytes are not stored yet
   * @param gone told of words that tracked changes took out, which are not pasted
   */
  constructor(pasted: (pictures: PastedPictures) => void, gone: (words: string) => void) {
    super(articleSchema, DOMParser.fromSchema(articleSchema).rules);
    this.pasted = pasted;
    this.gone = gone;
  }

  override parseSlice(source: Node, options: ParseOptions = {}): Slice {
    try {
      const target = source.ownerDocument ?? document;
      const pictures = new PictureCollector();
      const gone: string[] = [];
      const clean = cleanHtml(source, target, pictures, (words) => gone.push(words));
      const slice = super.parseSlice(clean, { ...options, preserveWhitespace: false });
      this.pasted(pictures.found());
      const words = gone.join(' … ').replace(/\s+/g, ' ').trim();
      if (words !== '') this.gone(words);
      return slice;
    } catch {
      return plainSlice(source.textContent ?? '');
    }
  }
}

/** Lines of plain text as paragraphs. */
export function plainSlice(text: string, marks: readonly Mark[] = []): Slice {
  const { paragraph } = articleSchema.nodes;
  const lines = text.split(/(?:\r\n?|\n)+/);
  return Slice.maxOpen(
    Fragment.from(
      lines.map((line) => paragraph.create(null, line ? articleSchema.text(line, marks) : null)),
    ),
  );
}
