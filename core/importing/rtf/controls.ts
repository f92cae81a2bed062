import { languageOfNumber, pageOfCharset } from './code-pages.ts';
import { momentOf } from './moment.ts';
import type { RtfDocument } from './rtf-document.ts';
import { plainParagraph, plainWords, type Destination, type State } from './state.ts';

/** Does what a control word says; `number` is null where it has none. */
export type Control = (state: State, number: number | null, document: RtfDocument) => void;

/** Destinations whose signs are no text of the document, by their control words. */
export const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: 'font-table',
  stylesheet: 'style-sheet',
  revtbl: 'revision-table',
  fldinst: 'instruction',
  pict: 'picture',
  listtext: 'list-text',
  pntext: 'list-text',
  sn: 'property-name',
  sv: 'property-value',
  atnauthor: 'comment-author',
  atrfstart: 'comment-start',
  atrfend: 'comment-end',
  atnref: 'comment-number',
  atndate: 'comment-date',
  shppict: 'shape',
  shpinst: 'shape',
  picprop: 'shape',
  upr: 'shape',
  ud: 'text',
  ...Object.fromEntries(
    [
      'colortbl',
      'info',
      'filetbl',
      'listtable',
      'listoverridetable',
      'rsidtbl',
      'nonshppict',
      'shprslt',
      'tc',
      'tcn',
      'xe',
      'rxe',
      'txe',
      'ftnsep',
      'ftnsepc',
      'ftncn',
      'aftnsep',
      'aftnsepc',
      'aftncn',
      'objdata',
      'objclass',
      'atnid',
      'pn',
      'private',
      'keycode',
      'template',
      'falt',
      'panose',
    ].map((name) => [name, 'skip' as const]),
  ),
};

/** Texts by themselves, by their control words. */
export const flows: Readonly<Record<string, 'footnote' | 'comment' | 'box' | 'header' | 'footer'>> =
  {
    footnote: 'footnote',
    annotation: 'comment',
    shptxt: 'box',
    header: 'header',
    headerl: 'header',
    headerr: 'header',
    headerf: 'header',
    footer: 'footer',
    footerl: 'footer',
    footerr: 'footer',
    footerf: 'footer',
  };

/** Control words that stand for a sign. */
export const signs: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  tab: '\t',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '{': '{',
  '}': '}',
  '\\': '\\',
};

type Flag = 'bold' | 'italic' | 'isHidden' | 'isStruck';

function flag(name: Flag): Control {
  return (state, number) => {
    state[name] = number !== 0;
  };
}

function raised(where: State['raised']): Control {
  return (state, number) => {
    state.raised = number === 0 ? null : where;
  };
}

type Changed = 'insertion' | 'deletion' | 'moved-here' | 'moved-away';

function changed(kind: Changed): Control {
  return (state, number) => {
    const { [kind]: known, ...others } = state.changes;
    const fresh = { author: -1, at: null, ...known };
    state.changes = number === 0 ? others : { ...others, [kind]: fresh };
  };
}

function byWhom(...kinds: Changed[]): Control {
  return (state, number) => {
    for (const kind of kinds) {
      const known = state.changes[kind];
      if (known) state.changes = { ...state.changes, [kind]: { ...known, author: number ?? -1 } };
    }
  };
}

function when(read: (packed: number) => number | null, ...kinds: Changed[]): Control {
  return (state, number) => {
    for (const kind of kinds) {
      const known = state.changes[kind];
      if (known) state.changes = { ...state.changes, [kind]: { ...known, at: read(number ?? 0) } };
    }
  };
}

/** Control words that change what holds for the signs which follow (RTF 1.9.1). */
export const controls: Readonly<Record<string, Control>> = {
  b: flag('bold'),
  i: flag('italic'),
  v: flag('isHidden'),
  strike: flag('isStruck'),
  striked: flag('isStruck'),
  super: raised('superscript'),
  sub: raised('subscript'),
  nosupersub: raised(null),
  plain: (state) => {
    Object.assign(state, plainWords(), { font: -1, changes: {} });
  },
  ul: (state, number, { tally }) => {
    if (number !== 0 && state.destination === 'text') tally.add('underlined');
  },
  pard: (state) => {
    state.paragraph = plainParagraph;
  },
  s: (state, number) => {
    state.paragraph = { ...state.paragraph, style: number ?? 0 };
  },
  cs: (state) => {
    // In the style sheet: a style of signs, of which a paragraph knows nothing.
    if (state.destination === 'style-sheet') state.paragraph = { ...state.paragraph, style: -1 };
  },
  outlinelevel: (state, number) => {
    state.paragraph = { ...state.paragraph, outline: number };
  },
  ilvl: (state, number) => {
    state.paragraph = { ...state.paragraph, level: number ?? 0 };
  },
  intbl: (state) => {
    state.paragraph = { ...state.paragraph, isInTable: true };
  },
  f: (state, number) => {
    state.font = number ?? 0;
  },
  lang: (state, number) => {
    state.language = languageOfNumber(number ?? 0);
  },
  uc: (state, number) => {
    state.skips = Math.min(Math.max(number ?? 1, 0), 20);
  },
  fcharset: (state, number, { tables: { fonts } }) => {
    fonts.set(state.font, { name: '', page: pageOfCharset(number ?? 0) });
  },
  cpg: (state, number, { tables: { fonts } }) => {
    if (number !== null) fonts.set(state.font, { name: '', page: number });
  },
  deff: (_state, number, document) => {
    document.tables.standardFont = number ?? 0;
  },
  ansicpg: (_state, number, document) => {
    if (number !== null && number > 0) document.tables.page = number;
  },
  mac: (_state, _number, document) => {
    document.tables.page = 10_000;
  },
  field: (state) => {
    state.field = { link: state.field?.link };
  },
  htmlrtf: (state, number) => {
    state.isForOldReaders = number !== 0;
  },
  revised: changed('insertion'),
  deleted: changed('deletion'),
  mvt: changed('moved-here'),
  mvf: changed('moved-away'),
  revauth: byWhom('insertion'),
  revauthdel: byWhom('deletion'),
  mvauth: byWhom('moved-here', 'moved-away'),
  revdttm: when(momentOf, 'insertion'),
  revdttmdel: when(momentOf, 'deletion'),
  mvdate: when(momentOf, 'moved-here', 'moved-away'),
  line: (state, _number, document) => document.lineBreak(state),
  lbr: (state, _number, document) => document.lineBreak(state),
  par: (state, _number, document) => document.endParagraph(state),
  sect: (state, _number, document) => document.endParagraph(state),
  cell: (state, _number, document) => document.endCell(state),
  nestcell: (state, _number, document) => document.endParagraph(state, true),
  row: (state, _number, document) => document.endRow(state),
};
