import { DOMParser, Fragment, Slice, type Mark, type ParseOptions } from 'prosemirror-model';
import { articleSchema } from '../../../../core/article/schema.ts';
import { cleanHtml } from './clean-html.ts';

/**
 * Parses what is pasted or dropped: cleaned first, by an allow-list. What cannot be parsed all
 * the same arrives as its plain words; it never throws, as the browser would then put the
 * source itself into the page.
 */
export class ClipboardParser extends DOMParser {
  constructor() {
    super(articleSchema, DOMParser.fromSchema(articleSchema).rules);
  }

  override parseSlice(source: Node, options: ParseOptions = {}): Slice {
    try {
      const target = source.ownerDocument ?? document;
      return super.parseSlice(cleanHtml(source, target), { ...options, preserveWhitespace: false });
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
