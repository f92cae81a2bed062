import type { Entry } from '../office/arrange.ts';
import { decodePage } from './code-pages.ts';
import { controls, destinations, flows, signs } from './controls.ts';
import { RtfDocument } from './rtf-document.ts';
import { initialState, plainParagraph, plainWords, type State } from './state.ts';
import { rtfTokens } from './tokens.ts';

interface Group {
  /** What holds again when the group has ended. */
  readonly outer: State;
  /** What its end sets off, the last begun first. */
  readonly ends: (() => void)[];
}

const mostPending = 65_536;

/** Reads a file's tokens one by one; groups stand on a list of its own, as deep as they like. */
export class RtfReader {
  readonly document: RtfDocument;
  private state = initialState();
  private readonly groups: Group[] = [];
  private pending = '';
  private bytes: number[] = [];
  /** Signs to pass over, as they stand for the one of Unicode before them. */
  private toSkip = 0;
  private isOptional = false;

  constructor(newId: () => string) {
    this.document = new RtfDocument(newId);
  }

  /** Reads all of it. `isWhole` says whether every group was closed. */
  read(file: Uint8Array): { readonly entries: readonly Entry[]; readonly isWhole: boolean } {
    let isWhole = false;
    for (const token of rtfTokens(file)) {
      if (token.kind === 'byte') this.byte(token.byte);
      else if (token.kind === 'control') this.control(token.name, token.number);
      else if (token.kind === 'open') this.open();
      else if (token.kind === 'close') isWhole = this.close();
      else if (this.state.destination === 'picture') this.document.pictureBytes(token.bytes);
    }
    while (this.groups.length > 0) this.close();
    this.flush();
    return { entries: this.document.end(this.state), isWhole };
  }

  private open(): void {
    this.settle();
    this.toSkip = 0;
    this.isOptional = false;
    this.groups.push({ outer: { ...this.state }, ends: [] });
  }

  /** @returns whether this closed the outermost group. */
  private close(): boolean {
    this.flush();
    this.toSkip = 0;
    this.isOptional = false;
    const group = this.groups.pop();
    if (!group) return true;
    for (const end of group.ends.toReversed()) end();
    this.state = { ...group.outer };
    return this.groups.length === 0;
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) {
      this.toSkip -= 1;
      return;
    }
    const { destination } = this.state;
    this.isOptional = false;
    if (destination === 'skip') return;
    if (destination === 'picture') return this.document.pictureDigit(byte);
    this.bytes.push(byte);
    if (this.bytes.length >= mostPending && byte < 0x80) this.flush();
  }

  private control(name: string, number: number | null): void {
    if (this.state.destination === 'skip') return;
    if (name === 'u' && number !== null) return this.unicode(number);
    this.toSkip = 0;
    const sign = signs[name];
    if (sign !== undefined) return this.add(sign);
    if (name === '*') {
      this.isOptional = true;
      return;
    }
    const isOptional = this.isOptional;
    this.isOptional = false;
    this.flush();
    if (!this.beginGroup(name, isOptional)) this.apply(name, number);
  }

  private apply(name: string, number: number | null): void {
    controls[name]?.(this.state, number, this.document);
  }

  /** Begins what a control word says that its group is. @returns whether it says so. */
  private beginGroup(name: string, isOptional: boolean): boolean {
    const { state, document } = this;
    const ends = this.groups.at(-1)?.ends;
    const flow = flows[name];
    const destination = destinations[name];
    if (!ends) return false;
    if (flow) {
      const isText =
        state.destination === 'text' || (flow === 'box' && state.destination === 'shape');
      if (!isText) return true;
      ends.push(document.beginFlow(flow, state));
      Object.assign(state, plainWords(), {
        destination: 'text',
        paragraph: plainParagraph,
        field: null,
      });
      return true;
    }
    if (destination === undefined) {
      if (isOptional) state.destination = 'skip';
      return isOptional;
    }
    if (name === 'objdata') document.tally.add('embedded');
    this.beginDestination(destination, ends);
    return true;
  }

  private beginDestination(destination: State['destination'], ends: (() => void)[]): void {
    const { state, document } = this;
    const outer = { ...state };
    if (destination === 'text' || destination === 'skip' || destination === 'shape') {
      state.destination = destination;
      return;
    }
    const end = document.begin(destination);
    state.destination = destination;
    ends.push(() => {
      if (destination === 'instruction') document.endInstruction(outer, document.takeInstruction());
      if (destination === 'picture') document.endPicture(outer);
      end();
    });
  }

  private unicode(number: number): void {
    this.isOptional = false;
    this.settle();
    const code = number < 0 ? number + 65_536 : number;
    if (code > 0 && code <= 0x10ffff) {
      this.pending += code <= 0xffff ? String.fromCharCode(code) : String.fromCodePoint(code);
    }
    this.toSkip = this.state.skips;
  }

  private add(sign: string): void {
    this.settle();
    this.isOptional = false;
    this.pending += sign;
  }

  /** Turns the bytes that wait into text. */
  private settle(): void {
    if (this.bytes.length === 0) return;
    this.pending += decodePage(this.bytes, this.document.tables.pageOf(this.state));
    this.bytes = [];
  }

  /** Hands on all that waits, before something changes what it is. */
  private flush(): void {
    this.settle();
    const { pending } = this;
    this.pending = '';
    if (pending !== '') this.document.words(pending, this.state);
  }
}
