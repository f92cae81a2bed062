import { memo, useEffect, useState, type ReactNode } from 'react';
import { isMediaHash } from '../../core/base/id.ts';
import { isSafeLink } from '../../core/article/link.ts';
import {
  isProposing,
  type ComparedPiece,
  type PieceForm,
} from '../../core/article/document-difference/difference.ts';
import type { PlainMark } from '../../core/article/document-difference/pieces.ts';
import type { TextRun } from '../../core/article/document-difference/runs.ts';
import { toldOf } from '../../core/article/document-difference/told.ts';
import { mediaAddress } from '../editor/views/media-address.ts';
import { Button } from '../ui/button.tsx';
import { ProposedRun, drawProposed } from './proposed-run.tsx';

interface ComparedTextProps {
  readonly pieces: readonly ComparedPiece[];
  /** The place of the change that was stepped to, or -1. */
  readonly current: number;
  readonly changedOnly: boolean;
  /** Puts a piece back; null where the later version is not the story as it is. */
  readonly onPutBack: ((index: number) => void) | null;
}

/** Pieces that are drawn at once; the rest follows, so that a long story is there at once too. */
const drawnAtOnce = 150;

/** Two versions of a story in one text. */
export function ComparedText({ pieces, current, changedOnly, onPutBack }: ComparedTextProps) {
  const drawn = useGrowing(pieces, Math.max(drawnAtOnce, current + 1));
  return pieces
    .slice(0, drawn)
    .map((piece, index) =>
      piece.change === 'same' && !isChange(piece) && (changedOnly || isBlank(piece)) ? null : (
        <PieceOf
          key={index}
          piece={piece}
          index={index}
          isCurrent={index === current}
          onPutBack={onPutBack}
        />
      ),
    );
}

/** An empty part of the head is nothing to read. */
function isBlank({ now, texts }: ComparedPiece): boolean {
  return now?.within.length === 0 && texts.every((runs) => runs.length === 0);
}

function useGrowing(pieces: readonly ComparedPiece[], least: number): number {
  const [{ of, count }, set] = useState({ of: pieces, count: drawnAtOnce });
  const drawn = Math.max(of === pieces ? count : drawnAtOnce, least);
  useEffect(() => {
    if (drawn >= pieces.length) return undefined;
    const frame = setTimeout(() => set({ of: pieces, count: drawn + drawnAtOnce }), 16);
    return () => clearTimeout(frame);
  }, [pieces, drawn]);
  return drawn;
}

/** Whether a piece can be stepped to: it changed, or something was proposed in it. */
export function isChange(piece: ComparedPiece): boolean {
  return isTextChange(piece) || (piece.change === 'same' && isProposing(piece));
}

/** Whether readers get another piece. */
export function isTextChange({ change }: ComparedPiece): boolean {
  return change !== 'same' && change !== 'moved-away';
}

const changeNames: Readonly<Record<ComparedPiece['change'], string>> = {
  same: 'Proposed',
  changed: 'Changed',
  added: 'New',
  removed: 'Taken out',
  moved: 'Moved here',
  'moved-away': 'Moved away',
};

const putBackNames: Readonly<Partial<Record<ComparedPiece['change'], string>>> = {
  changed: 'Put this paragraph back',
  removed: 'Put this paragraph back',
  added: 'Take this paragraph out again',
};

interface PieceProps {
  readonly piece: ComparedPiece;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly onPutBack: ComparedTextProps['onPutBack'];
}

const PieceOf = memo(function PieceOf({ piece, index, isCurrent, onPutBack }: PieceProps) {
  const { change } = piece;
  const form = change === 'moved-away' ? piece.old : (piece.now ?? piece.old);
  if (!form) return null;
  const told = toldOf(piece);
  const offered = putBackNames[change];
  return (
    <div
      className="compared"
      data-change={change === 'same' && isChange(piece) ? 'proposed' : change}
      data-index={index}
      data-current={isCurrent || undefined}
      tabIndex={isChange(piece) ? -1 : undefined}
      role={isChange(piece) ? 'group' : undefined}
      aria-label={isChange(piece) ? changeNames[change] : undefined}
    >
      {change === 'same' && !isChange(piece) ? null : (
        <span className="compared-sign" aria-hidden="true">
          {changeNames[change]}
        </span>
      )}
      {drawPiece(piece, form)}
      {told.map((sentence, at) => (
        <p className="compared-told" key={at}>
          {sentence}
        </p>
      ))}
      {offered && onPutBack ? (
        <Button look="link" className="compared-back" onClick={() => onPutBack(index)}>
          {form.type === 'figure' ? offered.replace('paragraph', 'picture') : offered}
          <span className="unseen">{beginningOf(piece)}</span>
        </Button>
      ) : null}
    </div>
  );
});

/** Tells one button from the next to those who hear a list of them. */
function beginningOf({ texts }: ComparedPiece): string {
  const runs = texts.flat().filter((run) => run.change !== 'proposed');
  const words = runs.map(({ text }) => text).join('');
  return words === '' ? '' : `: “${words.slice(0, 40).trim()}”`;
}

const parts: Readonly<Record<string, string>> = {
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  pull_quote: 'pull-quote',
  related_link: 'related-link',
  embed_link: 'embed-link',
};

function drawPiece({ change, texts, proposed }: ComparedPiece, form: PieceForm): ReactNode {
  const whole = change === 'added' || change === 'removed' ? change : null;
  const lines = texts.map((runs, index) => <Line key={index} runs={runs} whole={whole} />);
  const { type, attrs } = form;
  const wrap = (drawn: ReactNode): ReactNode => drawProposed(wrapWhole(drawn, whole), proposed);
  if (type === 'figure') return <Figure form={form} wrap={wrap} lines={lines} />;
  if (type === 'section_break') return wrap(<span className="compared-break">* * *</span>);
  if (type === 'headline') return <h1>{lines}</h1>;
  if (type === 'heading') return attrs['level'] === 2 ? <h2>{lines}</h2> : <h3>{lines}</h3>;
  const depth = form.within.filter(({ type: name }) => name.endsWith('list')).length;
  const isQuote = form.within.some(({ type: name }) => name === 'blockquote');
  return (
    <p
      data-part={parts[type]}
      data-quote={isQuote || undefined}
      data-depth={depth > 0 ? Math.min(depth, 4) : undefined}
    >
      {form.label === '' ? null : <span className="compared-label">{form.label} </span>}
      {lines}
    </p>
  );
}

function Figure({
  form: { attrs },
  wrap,
  lines,
}: {
  readonly form: PieceForm;
  readonly wrap: (drawn: ReactNode) => ReactNode;
  readonly lines: readonly ReactNode[];
}) {
  const media: unknown = attrs['media'];
  return (
    <figure>
      {typeof media === 'string' && isMediaHash(media) ? (
        wrap(<img src={mediaAddress(media)} alt={String(attrs['alt'])} />)
      ) : (
        <span className="compared-break">No picture</span>
      )}
      <figcaption>{lines[0]}</figcaption>
      <p data-part="credit">{lines[1]}</p>
    </figure>
  );
}

function Line({
  runs,
  whole,
}: {
  readonly runs: readonly TextRun[];
  readonly whole: 'added' | 'removed' | null;
}) {
  if (runs.length === 0)
    return whole ? wrapWhole(<span className="compared-break">¶</span>, whole) : null;
  return runs.map((run, index) => <Run key={index} run={run} />);
}

function wrapWhole(drawn: ReactNode, whole: 'added' | 'removed' | null): ReactNode {
  if (whole === 'added') return <ins>{drawn}</ins>;
  return whole === 'removed' ? <del>{drawn}</del> : drawn;
}

function Run({ run }: { readonly run: TextRun }) {
  const drawn = run.marks.reduceRight<ReactNode>(drawMark, run.leaf ? drawLeaf(run) : run.text);
  const words = drawProposed(drawn, run.change === 'proposed' ? undefined : run.proposed);
  switch (run.change) {
    case 'proposed':
      return <ProposedRun text={run.text} kind={run.proposed?.kind ?? 'insertion'} />;
    case 'added':
      return (
        <ins>
          <span className="unseen"> [put in:] </span>
          {words}
          <span className="unseen"> [end] </span>
        </ins>
      );
    case 'removed':
      return (
        <del>
          <span className="unseen"> [taken out:] </span>
          {words}
          <span className="unseen"> [end] </span>
        </del>
      );
    case 'same':
      return run.was ? <span className="compared-look">{words}</span> : words;
  }
}

function drawLeaf({ leaf, change }: TextRun): ReactNode {
  if (leaf?.type !== 'hard_break') return <span className="compared-leaf">▪</span>;
  return change === 'same' ? <br /> : <>↵{change === 'added' ? <br /> : null}</>;
}

function drawMark(inner: ReactNode, { type, attrs }: PlainMark): ReactNode {
  switch (type) {
    case 'em':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'foreign':
      return <span lang={String(attrs['lang'])}>{inner}</span>;
    case 'link':
      // To be read, not followed: its address shows.
      return (
        <span className="compared-link" title={isSafeLink(attrs['href']) ? attrs['href'] : ''}>
          {inner}
        </span>
      );
    default:
      return inner;
  }
}
