import type { Node as StoryNode } from 'prosemirror-model';
import { articleSchema } from '../../../../core/article/schema.ts';
import { insertionOf } from '../../../../core/article/proposals/take-back.ts';
import { readSlice } from '../../../../core/article/schema/proposals.ts';

/** UTF-16 units that are drawn of one deletion; of a longer one its beginning stands for it. */
const mostDrawn = 20_000;

/**
 * What a deletion took out, as the page draws it: its words, and a sign for what has none. Words that
 * another proposal put in stand in an element that names it.
 */
export function drawnDeletion(node: StoryNode): Node[] {
  const { content } = readSlice(articleSchema, node.attrs['slice']);
  const drawing = new Drawing();
  content.forEach((one, _offset, index) => drawing.add(one, index));
  return drawing.drawn();
}

class Drawing {
  private readonly parts: Node[] = [];

  private text = '';

  /** The proposal that put in the words that are being said, or null. */
  private putIn: string | null = null;

  private left = mostDrawn;

  add(node: StoryNode, index: number): void {
    if (node.isBlock && index > 0) this.sign('¶', 'end of a paragraph');
    this.read(node);
  }

  drawn(): Node[] {
    this.flush();
    return this.parts;
  }

  private read(node: StoryNode): void {
    const { type, text } = node;
    if (text !== undefined) this.say(text, insertionOf(node));
    else if (type.name === 'hard_break') this.sign('↵', 'line break');
    else if (type.name === 'figure') this.sign(...figureSign(node));
    else if (type.name === 'section_break') this.sign('— * —', 'section break');
    else if (type.name === 'split') this.sign('¶', 'end of a paragraph');
    else node.forEach((child, _offset, index) => this.add(child, index));
  }

  private say(words: string, putIn: string | null): void {
    if (this.left <= 0) return;
    if (putIn !== this.putIn) this.flush();
    this.putIn = putIn;
    const isAll = words.length <= this.left;
    this.text += isAll ? words : `${words.slice(0, this.left).replace(/[\ud800-\udbff]$/, '')}…`;
    this.left -= words.length;
  }

  private sign(shown: string, spoken: string): void {
    if (this.left <= 0) return;
    this.flush();
    const sign = document.createElement('span');
    sign.className = 'change-sign';
    sign.role = 'img';
    sign.ariaLabel = spoken;
    sign.textContent = shown;
    this.parts.push(sign);
  }

  private flush(): void {
    if (this.text !== '' && this.putIn === null)
      this.parts.push(document.createTextNode(this.text));
    else if (this.text !== '') this.parts.push(putInWords(this.text, this.putIn ?? ''));
    this.text = '';
  }
}

function putInWords(words: string, id: string): Node {
  const element = document.createElement('ins');
  element.className = 'change-within';
  element.dataset['within'] = id;
  element.textContent = words;
  return element;
}

function figureSign(figure: StoryNode): [string, string] {
  const alt = String(figure.attrs['alt']);
  const words = alt === '' ? figure.textContent : alt;
  return [words === '' ? 'Picture' : `Picture: ${words.slice(0, 80)}`, `picture: ${words}`];
}
