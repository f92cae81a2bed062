import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { EditorState, Selection, Transaction } from 'prosemirror-state';
import {
  AddMarkStep,
  Mapping,
  RemoveMarkStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform';
import { propose, type Proposed } from '../../../../core/article/proposals/propose.ts';
import { privateMarks } from '../../../../core/article/schema.ts';
import type { NoteId } from '../../../../core/base/id.ts';
import { isAsItIs } from './as-it-is.ts';
import { changeOf } from './change-at.ts';
import { carrySelection } from './carry-selection.ts';
import { partByPart } from './part-by-part.ts';
import { typed } from './typed.ts';

/** Whose proposals are one's own, and how a new one is named. */
interface Naming {
  /** Those that are one's own; what is done beside them goes on with them. */
  readonly own: () => ReadonlySet<NoteId>;
  readonly newId: () => NoteId;
  /** A change of this id was proposed. */
  readonly made: (id: NoteId) => void;
  /** An edit cannot be said as a proposal; whether its words were put in all the same. */
  readonly failed: (isMade: boolean) => void;
}

/** Makes proposals of transactions. */
export interface Proposer {
  /** What is to be carried out in place of a transaction. */
  readonly propose: (state: EditorState, tr: Transaction) => Transaction;
  /** What words that are put in at the caret would be named. */
  readonly idAt: (selection: Selection) => NoteId;
}

/** Makes what turns the edits of one editor into proposals. */
export function createProposer({ own, newId, made, failed }: Naming): Proposer {
  // A name that no edit has used is kept for the next one.
  let spare: NoteId | null = null;

  const isLeft = (tr: Transaction): boolean =>
    !tr.docChanged ||
    isOfDesk(tr) ||
    isAsItIs(tr) ||
    isHistoryTransaction(tr) ||
    // What arrives late belongs to what was put in before, such as the bytes of a picture.
    tr.getMeta('addToHistory') === false;

  const name = (): NoteId => (spare ??= newId());
  const named = ({ ids }: Said): void => {
    if (spare === null || !ids.has(spare)) return;
    made(spare);
    spare = null;
  };

  const say = (doc: Node, steps: readonly Step[]): Said => {
    const letter = typed(doc, steps, own(), name());
    const said = letter
      ? { steps: [letter.step], ids: new Set([letter.id ?? name()]), isPlain: false }
      : saidBy(propose(doc, steps, { id: name(), own: own() }));
    named(said);
    return said;
  };

  /** Each place of its own is a proposal of its own, as when all matches are replaced. */
  const sayEach = ({ before, steps }: Transaction): Said => {
    let doc = before;
    const all: Said[] = [];
    // The leaf of a change may be housed before its place, where those that follow stand.
    const mapping = new Mapping();
    for (const step of steps) {
      const mapped = step.map(mapping);
      if (!mapped) return { steps: [], ids: new Set(), isPlain: true };
      const said = say(doc, [mapped]);
      for (const one of said.steps) {
        mapping.appendMap(one.getMap());
        doc = one.apply(doc).doc ?? doc;
      }
      all.push(said);
    }
    return {
      steps: all.flatMap((said) => said.steps),
      ids: new Set(all.flatMap((said) => [...said.ids])),
      isPlain: all.some((said) => said.isPlain),
    };
  };

  const proposeEdit = (state: EditorState, given: Transaction): Transaction => {
    const tr = partByPart(state, given) ?? given;
    const { steps, ids, isPlain } = areApart(tr.steps) ? sayEach(tr) : say(tr.before, tr.steps);
    // What is proposed only in part would do the rest in silence.
    if (isPlain || steps.length === 0) return unsaid(state, tr);
    const proposed = state.tr;
    for (const step of steps) proposed.step(step);
    carrySelection(state, tr, proposed, ids);
    carryOther(given, proposed);
    return proposed;
  };

  // Words go before everything: they stand, and the editor is told how. All else is not done.
  const unsaid = (state: EditorState, tr: Transaction): Transaction => {
    const isMade = wordsIn(tr.doc) > wordsIn(tr.before);
    failed(isMade);
    return isMade ? tr : state.tr;
  };

  return {
    propose: (state, tr) => {
      if (isLeft(tr)) return tr;
      try {
        return proposeEdit(state, tr);
      } catch {
        return unsaid(state, tr);
      }
    },
    idAt: ({ $head }) => {
      for (const node of [$head.nodeBefore, $head.nodeAfter]) {
        const id = changeOf(node);
        if (id !== null && own().has(id)) return id;
      }
      const id = spare ?? newId();
      spare = null;
      made(id);
      return id;
    },
  };
}

/** An edit said as proposals; what is plain in it could not be said so. */
interface Said {
  readonly steps: readonly Step[];
  readonly ids: ReadonlySet<string>;
  readonly isPlain: boolean;
}

function saidBy({ transform: { steps }, ids, isPlain }: Proposed): Said {
  return { steps, ids, isPlain };
}

/** Whether steps put words in the places of others from the end backwards, each place by itself. */
function areApart(steps: readonly Step[]): boolean {
  return (
    steps.length > 1 &&
    steps.every((step, index) => {
      const before = steps[index - 1];
      if (!(step instanceof ReplaceStep)) return false;
      if (!(before instanceof ReplaceStep)) return true;
      return step.to < before.from || (step.to === before.from && step.from < step.to);
    })
  );
}

/** Whether an edit only puts or takes off the desk's own marks, which are no matter of readers. */
function isOfDesk({ steps }: Transaction): boolean {
  return steps.every(
    (step) =>
      (step instanceof AddMarkStep || step instanceof RemoveMarkStep) &&
      privateMarks.has(step.mark.type.name),
  );
}

function wordsIn(doc: Node): number {
  return doc.textContent.length;
}

/** What a transaction says beside its steps. Its list of it has no type to name. */
function carryOther(from: Transaction, to: Transaction): void {
  const { meta } = from as unknown as { readonly meta: Readonly<Record<string, unknown>> };
  for (const [key, value] of Object.entries(meta))
    to.setMeta(key, isUndoable(value, from) ? { ...value, transform: to } : value);
  to.setTime(from.time);
  if (from.storedMarksSet) to.setStoredMarks(from.storedMarks);
  if (from.scrolledIntoView) to.scrollIntoView();
}

/** Input rules remember their transaction, to take it back at the next Backspace. */
function isUndoable(value: unknown, tr: Transaction): value is { readonly transform: unknown } {
  return (
    typeof value === 'object' && value !== null && 'transform' in value && value.transform === tr
  );
}
