import { Mark, type Node } from 'prosemirror-model';
import type {
  ComparedPiece,
  PieceForm,
} from '../../../../core/article/document-difference/difference.ts';
import { documentOf, type PlainMark } from '../../../../core/article/document-difference/pieces.ts';
import type { TextRun } from '../../../../core/article/document-difference/runs.ts';
import { articleSchema, privateMarks } from '../../../../core/article/schema.ts';

/** The story of one side of a comparison, made of nothing but the comparison. */
export function versionOf(pieces: readonly ComparedPiece[], side: 'old' | 'now'): Node {
  const elsewhere = side === 'old' ? 'moved' : 'moved-away';
  const own = pieces.flatMap((piece) => {
    const form = piece[side];
    return form && piece.change !== elsewhere ? [{ form, texts: piece.texts }] : [];
  });
  own.sort((one, other) => one.form.at - other.form.at);
  return documentOf(own.map(({ form, texts }) => ({ ...form, node: nodeOf(form, texts, side) })));
}

function nodeOf(form: PieceForm, texts: ComparedPiece['texts'], side: 'old' | 'now'): Node {
  const type = articleSchema.nodes[form.type]!;
  const lines = texts.map((runs) => inlineOf(runs, side));
  if (form.type !== 'figure') return type.create(form.attrs, lines[0]);
  const [caption, credit] = lines;
  const { nodes } = articleSchema;
  return type.create(form.attrs, [
    nodes.caption.create(null, caption),
    nodes.credit.create(null, credit),
  ]);
}

function inlineOf(runs: readonly TextRun[], side: 'old' | 'now'): Node[] {
  const other = side === 'old' ? 'added' : 'removed';
  const nodes: Node[] = [];
  for (const run of runs) {
    if (run.change === other) continue;
    const marks = marksOf(side === 'old' ? (run.was ?? run.marks) : run.marks);
    const { leaf, text } = run;
    nodes.push(
      leaf
        ? articleSchema.nodes[leaf.type]!.create(leaf.attrs, null, marks)
        : articleSchema.text(text, marks),
    );
  }
  return nodes;
}

function marksOf(marks: readonly PlainMark[]): readonly Mark[] {
  return marks.map(({ type, attrs }) => articleSchema.marks[type]!.create(attrs));
}

/** A story without the desk's own marks. */
export function asReadersSee(node: Node): Node {
  const marks = node.marks.filter(({ type }) => !privateMarks.has(type.name));
  if (node.isText) return node.mark(marks);
  const children = node.children.map(asReadersSee);
  return node.type.create(node.attrs, children, marks);
}
