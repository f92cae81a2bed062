import { isHistoryTransaction } from 'prosemirror-history';
import type { Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isSafeLink } from '../../../../core/article/link.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { ClaimId, NoteId } from '../../../../core/base/id.ts';
import { setLink } from '../../commands/link.ts';
import { plainSlice } from './clipboard-parser.ts';
import { ClipboardSerializer, clipboardText } from './clipboard-serializer.ts';
import { claimedAnew, copyName, forgetCut, ownCopy, rememberCopy } from './own-copy.ts';
import { pasteIntoPart } from './paste-into-part.ts';
import { pasteStory } from './paste-story.ts';

/** Of which claims and notes the story on the desk has a record. */
interface Records {
  readonly claim: (view: EditorView, id: ClaimId) => boolean;
  readonly note: (view: EditorView, id: NoteId) => boolean;
}

/** How words come in and go out by the clipboard and by dragging. */
export function pastePlugin(isKnown: Records, language: () => string): Plugin {
  let arriving: Slice | null = null;
  let isCutting = false;

  const cuts = (isCut: boolean): false => {
    isCutting = isCut;
    return false;
  };

  return new Plugin({
    appendTransaction: (transactions) => {
      if (transactions.some(isHistoryTransaction)) forgetCut();
      return null;
    },
    props: {
      clipboardSerializer: new ClipboardSerializer(copyName),
      clipboardTextSerializer: clipboardText,
      clipboardTextParser: (text, $context) =>
        plainSlice(text, $context.marks().filter(isDressing)),
      transformCopied: (slice) => {
        rememberCopy(slice, isCutting);
        return slice;
      },
      transformPastedHTML: (html) => {
        arriving = ownCopy(html);
        // A slice described in pasted HTML builds nodes past the parser: no such description is read.
        return enclosed(withoutWordStyles(html.replace(/data-pm-slice/gi, 'data-other-slice')));
      },
      transformPasted: (slice, view, isPlain) => {
        const arrived = isPlain ? slice : (arriving ?? slice);
        arriving = null;
        const isDraggedAway = view.dragging !== null && !view.dragging.move;
        const { state } = view;
        const known = {
          claim: (id: ClaimId): boolean => !isDraggedAway && isKnown.claim(view, id),
          note: (id: NoteId): boolean => !isDraggedAway && isKnown.note(view, id),
        };
        return claimedAnew(arrived, state, known, view.dragging !== null);
      },
      handlePaste: (view, event, slice) => {
        if (linkSelection(view, event)) return true;
        const tr = pasteIntoPart(view.state, slice);
        if (tr)
          view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return tr !== null;
      },
      handleDOMEvents: {
        cut: () => cuts(true),
        copy: () => cuts(false),
        dragstart: () => cuts(false),
        paste: (view, event) => paste(view, event, language()),
      },
    },
  });
}

/** Pastes here, so that nothing a source throws leaves the pasting to the browser. */
function paste(view: EditorView, event: ClipboardEvent, language: string): boolean {
  const data = event.clipboardData;
  if (!data || view.composing || event.defaultPrevented) return event.defaultPrevented;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (html === '' && text === '') return false;
  event.preventDefault();
  const story = html === '' ? pasteStory(view.state, text, language) : null;
  if (story) view.dispatch(story.scrollIntoView().setMeta('paste', true));
  else if (html === '' || !pasteHtml(view, html, event)) view.pasteText(text, event);
  return true;
}

function pasteHtml(view: EditorView, html: string, event: ClipboardEvent): boolean {
  try {
    return view.pasteHTML(html, event);
  } catch {
    return false;
  }
}

/** A web address pasted over words makes them a link. */
function linkSelection(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  const { empty, $from, $to } = view.state.selection;
  if (empty || !$from.sameParent($to) || !isSafeLink(text)) return false;
  return (
    $from.parent.type.allowsMarkType(articleSchema.marks.link) &&
    setLink(text)(view.state, view.dispatch)
  );
}

/** Plain text takes on emphasis and links around the caret, never claims or notes. */
function isDressing(mark: { type: { name: string } }): boolean {
  return mark.type.name === 'em' || mark.type.name === 'strong';
}

/**
 * Word's style sheet would be merged into the elements' own styles, which loses Word's private
 * properties there, and with them the levels of lists.
 */
function withoutWordStyles(html: string): string {
  return /mso-/i.test(html) ? html.replace(/<style[\s\S]*?<\/style>/gi, '') : html;
}

const tablePart =
  /^(?:\s|<!--[\s\S]*?-->|<meta[^>]*>)*<(?:t[dhr]|tbody|thead|tfoot|caption|col)\b/i;

/**
 * Rows and cells mean something only inside a table. ProseMirror adds one round any source that
 * has such a tag first, and keeps nothing that stands outside of it; so it is given none to add.
 */
function enclosed(html: string): string {
  return tablePart.test(html) ? `<div><table>${html}` : `<div>${html}`;
}
