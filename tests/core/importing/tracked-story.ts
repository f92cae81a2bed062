import fc from 'fast-check';

// Documents with tracked changes as a writer and two editors leave them, drawn at random, and what
// such a document says when all of them are accepted, or all rejected.

/** What became of words, or of a paragraph's end. `both`: one put it in, the other took it out. */
export type Kind = 'plain' | 'ins' | 'del' | 'both';
export type Author = 'Ada' | 'Ben';

export interface Segment {
  readonly kind: Kind;
  readonly author: Author;
  readonly text: string;
  readonly isBold: boolean;
}

export interface Paragraph {
  readonly segments: readonly Segment[];
  readonly end: Kind;
  readonly endBy: Author;
  readonly place: 'text' | 'item';
}

const authors = fc.constantFrom<Author>('Ada', 'Ben');

/** What is drawn: paragraphs between two that stand, all of one place. */
export function trackedParagraphs(kinds: readonly Kind[], ends: readonly Kind[] = kinds) {
  const segment = fc.record({
    kind: fc.constantFrom(...kinds),
    author: authors,
    count: fc.integer({ min: 1, max: 2 }),
    isTight: fc.boolean(),
    isBold: fc.boolean(),
  });
  const paragraph = fc.record({
    segments: fc.array(segment, { maxLength: 4 }),
    end: fc.constantFrom(...ends),
    endBy: authors,
  });
  return fc
    .tuple(
      fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('text' as const, 'item' as const),
    )
    .map(([drawn, place]): Paragraph[] => {
      let last = 0;
      return drawn.map(({ segments, end, endBy }) => ({
        end,
        endBy,
        place,
        segments: segments.map(({ count, isTight, ...segment }) => {
          const words = Array.from({ length: count }, () => `w${(last += 1)}`).join(' ');
          return { ...segment, text: isTight ? words : `${words} ` };
        }),
      }));
    });
}

/** Who takes out what the other put in. */
export function otherOf(author: Author): Author {
  return author === 'Ada' ? 'Ben' : 'Ada';
}

/** The lines of a document as one that decides all changes alike leaves it. */
export function linesWhen(all: readonly Paragraph[], isAccepted: boolean): string[] {
  const stays = (kind: Kind): boolean =>
    kind === 'plain' || (kind === 'ins' && isAccepted) || (kind === 'del' && !isAccepted);
  const lines = [''];
  for (const { segments, end } of all) {
    const kept = segments.filter(({ kind }) => stays(kind)).map(({ text }) => text);
    lines.push(`${lines.pop() ?? ''}${kept.join('')}`);
    if (stays(end)) lines.push('');
  }
  lines.push(`${lines.pop() ?? ''}It stands last.`);
  return ['It stands first.', ...lines.map((line) => line.trim()).filter((line) => line !== '')];
}

const date = '2026-05-04T10:00:00Z';

/** The paragraphs as WordprocessingML. */
export function asWord(all: readonly Paragraph[]): string {
  const changed = (kind: Kind, author: Author, inner: string): string => {
    const by = (name: Author) => `w:author="${name}" w:date="${date}"`;
    if (kind === 'plain') return inner;
    if (kind !== 'both') return `<w:${kind} ${by(author)}>${inner}</w:${kind}>`;
    return `<w:ins ${by(author)}><w:del ${by(otherOf(author))}>${inner}</w:del></w:ins>`;
  };
  const endOf = (kind: Kind, author: Author): string => {
    const by = (name: Author) => `w:author="${name}" w:date="${date}"`;
    if (kind === 'plain') return '';
    const ins = kind === 'del' ? '' : `<w:ins ${by(author)}/>`;
    const del = kind === 'ins' ? '' : `<w:del ${by(kind === 'both' ? otherOf(author) : author)}/>`;
    return `<w:rPr>${ins}${del}</w:rPr>`;
  };
  const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const still = (text: string, isItem: boolean) =>
    `<w:p>${isItem ? `<w:pPr>${list}</w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const isItem = all[0]?.place === 'item';
  const body = all.map(({ segments, end, endBy }) => {
    const runs = segments.map(({ kind, author, text, isBold }) => {
      const tag = kind === 'del' || kind === 'both' ? 'w:delText' : 'w:t';
      const bold = isBold ? '<w:rPr><w:b/></w:rPr>' : '';
      return changed(
        kind,
        author,
        `<w:r>${bold}<${tag} xml:space="preserve">${text}</${tag}></w:r>`,
      );
    });
    return `<w:p><w:pPr>${isItem ? list : ''}${endOf(end, endBy)}</w:pPr>${runs.join('')}</w:p>`;
  });
  return still('It stands first.', false) + body.join('') + still('It stands last.', isItem);
}

/** The paragraphs as OpenDocument: the content of `office:text`. What was put in and out is out. */
export function asOpenText(all: readonly Paragraph[]): string {
  const regions: string[] = [];
  const region = (kind: 'insertion' | 'deletion', author: Author, content = ''): string => {
    const id = `c${regions.length}`;
    const info = `<office:change-info><dc:creator>${author}</dc:creator><dc:date>2026-05-04T10:00:00</dc:date></office:change-info>`;
    regions.push(
      `<text:changed-region text:id="${id}"><text:${kind}>${info}${content}</text:${kind}></text:changed-region>`,
    );
    return id;
  };
  const put = (author: Author, inner: string): string => {
    const id = region('insertion', author);
    return `<text:change-start text:change-id="${id}"/>${inner}<text:change-end text:change-id="${id}"/>`;
  };
  const taken = (author: Author, content: string): string =>
    `<text:change text:change-id="${region('deletion', author, content)}"/>`;
  const words = ({ text, isBold }: Segment): string => {
    const spaced = text.replace(/ $/, '<text:s/>');
    return isBold ? `<text:span text:style-name="B">${spaced}</text:span>` : spaced;
  };
  let text = '';
  for (const { segments, end, endBy } of all) {
    for (const segment of segments) {
      const { kind, author } = segment;
      const content = `<text:p>${words(segment)}</text:p>`;
      if (kind === 'plain') text += words(segment);
      else if (kind === 'ins') text += put(author, words(segment));
      else if (kind === 'del') text += taken(author, content);
      else text += put(author, taken(otherOf(author), content));
    }
    if (end === 'plain') text += '</text:p><text:p>';
    else if (end === 'ins') text += put(endBy, '</text:p><text:p>');
    else if (end === 'del') text += taken(endBy, '<text:p/><text:p/>');
    else text += put(endBy, taken(otherOf(endBy), '<text:p/><text:p/>'));
  }
  const body = `<text:p>It stands first.</text:p><text:p>${text}It stands last.</text:p>`;
  return `<text:tracked-changes>${regions.join('')}</text:tracked-changes>${body}`;
}

/** The paragraphs as HTML, where a paragraph's end is no change. */
export function asPage(all: readonly Paragraph[]): Uint8Array {
  const changed = (kind: Kind, author: Author, inner: string): string => {
    const by = (name: Author) => `cite="mailto:${name}" datetime="${date}"`;
    if (kind === 'plain') return inner;
    if (kind !== 'both') return `<${kind} ${by(author)}>${inner}</${kind}>`;
    return `<ins ${by(author)}><del ${by(otherOf(author))}>${inner}</del></ins>`;
  };
  const body = all.map(({ segments }) => {
    const words = segments.map(({ kind, author, text, isBold }) =>
      changed(kind, author, isBold ? `<b>${text}</b>` : text),
    );
    return `<p>${words.join('')}</p>`;
  });
  const page = `<!doctype html><html><body><p>It stands first.</p>${body.join('')}<p>It stands last.</p></body></html>`;
  return new TextEncoder().encode(page);
}

/** The paragraphs as Rich Text. */
export function asRichText(all: readonly Paragraph[]): Uint8Array {
  const number = (author: Author) => (author === 'Ada' ? 1 : 2);
  const dressed = (kind: Kind, author: Author): string => {
    const gone = number(kind === 'both' ? otherOf(author) : author);
    const ins =
      kind === 'ins' || kind === 'both' ? `\\revised\\revauth${number(author)}\\revdttm7` : '';
    const del =
      kind === 'del' || kind === 'both' ? `\\deleted\\revauthdel${gone}\\revdttmdel7` : '';
    return ins + del;
  };
  const body = all.map(({ segments, end, endBy }) => {
    const runs = segments.map(
      ({ kind, author, text, isBold }) =>
        `{${isBold ? '\\b' : '\\b0'}${dressed(kind, author)} ${text}}`,
    );
    return `${runs.join('')}{${dressed(end, endBy)}\\par}\n`;
  });
  const head = '{\\rtf1\\ansi{\\*\\revtbl{Unknown;}{Ada;}{Ben;}}';
  return new TextEncoder().encode(
    `${head}It stands first.\\par\n${body.join('')}It stands last.\\par}`,
  );
}
