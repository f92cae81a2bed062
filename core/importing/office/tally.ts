import type { ImportReport } from '../imported-document.ts';

/** One that stands in a document this often, and what became of it. */
interface Told {
  readonly where: keyof ImportReport;
  readonly one: string;
  readonly many: string;
}

const told = {
  comments: {
    where: 'kept',
    one: '1 comment is a note on its words.',
    many: '# comments are notes on their words.',
  },
  formatting: {
    where: 'changed',
    one: '1 tracked change of formatting was taken as it stands.',
    many: '# tracked changes of formatting were taken as they stand.',
  },
  footnotes: {
    where: 'changed',
    one: '1 footnote stands in a list at the end; its number is in the text in square brackets.',
    many: '# footnotes stand in a list at the end; their numbers are in the text in square brackets.',
  },
  looseFootnotes: {
    where: 'changed',
    one: '1 footnote that nothing in the text leads to is kept as a note.',
    many: '# footnotes that nothing in the text leads to are kept as notes.',
  },
  hidden: {
    where: 'changed',
    one: '1 stretch of hidden text is not in the story; a note at its place holds the words.',
    many: '# stretches of hidden text are not in the story; a note at each place holds the words.',
  },
  struck: {
    where: 'changed',
    one: 'Words were struck through by hand at 1 place; they stay in the text under a note.',
    many: 'Words were struck through by hand at # places; they stay in the text under notes.',
  },
  raised: {
    where: 'changed',
    one: '1 raised or lowered number is written with Unicode’s own signs.',
    many: '# raised or lowered numbers are written with Unicode’s own signs.',
  },
  symbols: {
    where: 'changed',
    one: '1 sign of a symbol font is unknown and stands as �.',
    many: '# signs of symbol fonts are unknown and stand as �.',
  },
  textBoxes: {
    where: 'changed',
    one: '1 text box stands in the text where it was anchored.',
    many: '# text boxes stand in the text where they were anchored.',
  },
  formulas: {
    where: 'changed',
    one: '1 formula stands as plain letters; look at it again.',
    many: '# formulas stand as plain letters; look at them again.',
  },
  letteredLists: {
    where: 'changed',
    one: '1 list item that had a letter or a Roman number has a plain number now.',
    many: '# list items that had letters or Roman numbers have plain numbers now.',
  },
  underlined: {
    where: 'dropped',
    one: 'Underlining at 1 place; the words stay.',
    many: 'Underlining at # places; the words stay.',
  },
  headingNumbers: {
    where: 'dropped',
    one: 'The automatic number of 1 heading.',
    many: 'The automatic numbers of # headings.',
  },
  drawings: {
    where: 'dropped',
    one: '1 chart or diagram, which is no picture; add it as one if the story needs it.',
    many: '# charts or diagrams, which are no pictures; add them as such if the story needs them.',
  },
  embedded: {
    where: 'dropped',
    one: '1 file or document that is set into this one; import it by itself if the story needs it.',
    many: '# files or documents that are set into this one; import them by themselves if the story needs them.',
  },
} satisfies Record<string, Told>;

/** What a tally counts. */
export type Tallied = keyof typeof told;

/** Counts what an editor should hear of when a document has been read. */
export class Tally {
  private readonly counts = new Map<Tallied, number>();
  private readonly sentences: { where: keyof ImportReport; text: string }[] = [];

  add(what: Tallied, count = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** Says something of its own, once. */
  say(where: keyof ImportReport, text: string): void {
    const isSaid = this.sentences.length >= 200 || this.sentences.some((one) => one.text === text);
    if (!isSaid) this.sentences.push({ where, text });
  }

  /** The sentences for the report. */
  report(): ImportReport {
    const of = (where: keyof ImportReport): string[] => [
      ...(Object.keys(told) as Tallied[])
        .filter((what) => told[what].where === where && (this.counts.get(what) ?? 0) > 0)
        .map((what) => sentence(told[what], this.counts.get(what) ?? 0)),
      ...this.sentences.filter((one) => one.where === where).map(({ text }) => text),
    ];
    return { kept: of('kept'), changed: of('changed'), dropped: of('dropped') };
  }
}

function sentence({ one, many }: Told, count: number): string {
  const number = String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return count === 1 ? one : many.replace('#', number);
}

/** Words for a sentence of the report: in full up to 2,000 UTF-16 units. */
export function quoted(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  const cut = plain.slice(0, 2000).replace(/[\ud800-\udbff]$/, '');
  return `“${cut}${cut.length < plain.length ? '…' : ''}”`;
}
