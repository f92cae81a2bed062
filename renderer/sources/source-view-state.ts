import { create } from 'zustand';
import type { TextSpan } from '../../core/article/text-blocks.ts';
import type { SourceId } from '../../core/base/id.ts';

/** What is shown beside the story. */
interface SourceView {
  /** The source that lies beside the story, or null while none does. */
  readonly open: SourceId | null;
  /** The passage to bring into view, as UTF-16 offsets into its text; a new object is a new wish. */
  readonly wanted: TextSpan | null;
  /** The words selected in it, or null. */
  readonly selected: TextSpan | null;
  /** Where the caret stands in its text, or null. */
  readonly caret: number | null;
}

/** The source beside the story. */
export const useSourceView = create<SourceView>(() => ({
  open: null,
  wanted: null,
  selected: null,
  caret: null,
}));

/** Lays a source beside the story. */
export function openSource(id: SourceId): void {
  if (useSourceView.getState().open === id) return;
  useSourceView.setState({ open: id, wanted: null, selected: null, caret: null });
}

/** Lays a source beside the story and shows a passage of it. */
export function showPassage(id: SourceId, { from, to }: TextSpan): void {
  const passage = { from, to };
  useSourceView.setState({ open: id, wanted: passage, selected: passage, caret: from });
}

/** Keeps what is selected in the source that is open; an empty stretch is the caret alone. */
export function selectPassage(span: TextSpan): void {
  useSourceView.setState({ selected: span.from < span.to ? span : null, caret: span.from });
}

/** Takes the source away from the story's side. */
export function closeSource(): void {
  useSourceView.setState({ open: null, wanted: null, selected: null, caret: null });
}
