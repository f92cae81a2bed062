import { raisedNumber } from '../office/raised.ts';
import type { FigureDraft, Inline, Runs, TextRun } from '../story-draft.ts';
import { readInlineTag, type InlineTag } from './inline-tag.ts';
import type { MarkdownReading } from './markdown-reading.ts';
import type { PhrasingContent } from './markdown-tree.ts';

/** What stands in a paragraph of Markdown: runs of words, and pictures between them. */
export type Part = { readonly kind: 'runs'; readonly runs: Runs } | FigureDraft;

type Dress = Omit<TextRun, 'text'>;

/** Reads inline content: words with what they wear, and the pictures among them. */
export class InlineRuns {
  private readonly reading: MarkdownReading;
  private readonly parts: Part[] = [];
  private runs: Inline[] = [];
  /** HTML elements that are open, and what words in them wear. */
  private readonly open: { readonly name: string; readonly dress: Dress }[] = [];

  constructor(reading: MarkdownReading) {
    this.reading = reading;
  }

  /** The parts of a block's content, in order. */
  read(content: readonly PhrasingContent[]): Part[] {
    this.addAll(content, {});
    this.endRuns();
    return this.parts;
  }

  private addAll(content: readonly PhrasingContent[], dress: Dress): void {
    for (const node of content) this.add(node, dress);
  }

  private add(node: PhrasingContent, dress: Dress): void {
    switch (node.type) {
      case 'text':
        this.say(node.value, dress);
        break;
      case 'emphasis':
        this.addAll(node.children, { ...dress, em: true });
        break;
      case 'strong':
        this.addAll(node.children, { ...dress, strong: true });
        break;
      case 'delete':
        this.reading.tell('struck');
        this.addAll(node.children, dress);
        break;
      case 'inlineCode':
        this.say(node.value, dress);
        break;
      case 'break':
        this.runs.push('line-break');
        break;
      case 'link':
        this.reading.tellTitle(node.title);
        this.addAll(node.children, { ...dress, href: node.url });
        break;
      case 'linkReference': {
        const href = this.reading.define(node.identifier)?.url;
        this.addAll(node.children, href === undefined ? dress : { ...dress, href });
        break;
      }
      case 'image':
        this.picture(node.url, node.alt ?? '', node.title ?? '');
        break;
      case 'imageReference': {
        const found = this.reading.define(node.identifier);
        this.picture(found?.url ?? '', node.alt ?? '', found?.title ?? '');
        break;
      }
      case 'footnoteReference':
        this.reading.tell('footnotes');
        this.say(`[${node.label ?? node.identifier}]`, dress);
        break;
      case 'html':
        this.tag(node.value);
        break;
    }
  }

  private say(text: string, dress: Dress): void {
    if (this.open.some(({ name }) => name === 'script' || name === 'style')) {
      this.reading.tell('scripts');
      return;
    }
    const worn = this.open.reduce((all, one) => ({ ...all, ...one.dress }), dress);
    const words = this.writtenOut(this.reading.restore(text));
    if (words !== '') this.runs.push({ ...worn, text: words, keepsSpace: words !== text });
  }

  // 10⁶ is not 106.
  private writtenOut(words: string): string {
    const raising = this.open.findLast(({ name }) => name === 'sup' || name === 'sub');
    const where = raising?.name === 'sub' ? 'subscript' : 'superscript';
    return (raising && raisedNumber(words.trim(), where)) ?? words;
  }

  private picture(source: string, alt: string, title: string): void {
    this.endRuns();
    this.parts.push(this.reading.figure(source, alt, title));
  }

  private endRuns(): void {
    if (this.runs.length > 0) this.parts.push({ kind: 'runs', runs: this.runs });
    this.runs = [];
  }

  /** A tag says what the words behind it wear, until its end. */
  private tag(source: string): void {
    const tag = readInlineTag(source);
    if (!tag) this.reading.tell('comments');
    else if (tag.name === 'br') this.runs.push('line-break');
    else if (tag.name === 'img')
      this.picture(tag.attribute('src') ?? '', tag.attribute('alt') ?? '', '');
    else if (tag.isEnd) {
      const at = this.open.findLastIndex(({ name }) => name === tag.name);
      if (at >= 0) this.open.splice(at, 1);
    } else if (this.open.length < 40) this.open.push({ name: tag.name, dress: dressOf(tag) });
  }
}

function dressOf({ name, attribute }: InlineTag): Dress {
  const [href, lang] = [name === 'a' ? attribute('href') : null, attribute('lang')];
  return {
    ...(/^(?:em|i|cite)$/.test(name) ? { em: true } : {}),
    ...(/^(?:strong|b)$/.test(name) ? { strong: true } : {}),
    ...(href === null ? {} : { href }),
    ...(lang === null ? {} : { lang }),
  };
}
