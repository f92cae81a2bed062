import { closeHistory } from 'prosemirror-history';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorHost } from '../../editor-host.ts';
import { ClipboardParser } from '../paste/clipboard-parser.ts';
import { landingPlaces, movedPlaces, placeOf, type LandingPlaces } from './landing-places.ts';
import { storePasted, type PastedPictures } from './pasted-pictures.ts';
import { wordsFor } from './picture-told.ts';
import { putPictures, type PictureToPut } from './put-pictures.ts';

/** Pictures that are pasted or dropped become figures. Other files are the desk's to import. */
export function picturesPlugin(host: EditorHost): Plugin<LandingPlaces> {
  let view: EditorView | null = null;
  const pasted = (pictures: PastedPictures): void => {
    if (view) void storePasted(view, pictures, host);
  };
  return new Plugin<LandingPlaces>({
    key: landingPlaces,
    state: { init: () => new Map(), apply: (tr, places) => movedPlaces(places, tr) },
    view: (shown) => {
      view = shown;
      return { destroy: () => (view = null) };
    },
    props: {
      clipboardParser: new ClipboardParser(pasted, (words) => host.failed(takenOut(words))),
      handleDOMEvents: {
        paste: (shown, event) => {
          const { clipboardData } = event;
          // Word processors put a picture of the text beside the text itself.
          if (clipboardData?.getData('text/plain') !== '') return false;
          return takeAll(shown, event, picturesIn(clipboardData.files), host, caretOf(shown));
        },
        drop: (shown, event) => {
          const pictures = picturesIn(event.dataTransfer?.files);
          return takeAll(shown, event, pictures, host, placeUnder(shown, event));
        },
      },
    },
  });
}

/**
 * What the system takes for pictures, by name: all the desk may be asked before it has the bytes.
 * By those the store tells whether it is one.
 */
function picturesIn(files: FileList | undefined): File[] {
  return [...(files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** The figure that something is dropped on, or the place in the text. */
function placeUnder(view: EditorView, event: DragEvent): number | null {
  const { target } = event;
  const figure = target instanceof Element ? target.closest('[data-part="figure"]') : null;
  if (figure && view.dom.contains(figure)) return view.posAtDOM(figure, 0);
  return view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
}

function caretOf({ state }: EditorView): number {
  return state.selection.from;
}

function takeAll(
  view: EditorView,
  event: Event,
  pictures: readonly File[],
  host: EditorHost,
  at: number | null,
): boolean {
  if (pictures.length === 0) return false;
  event.preventDefault();
  void addPictures(view, pictures, host, at ?? caretOf(view));
  return true;
}

let arrivals = 0;

/** All at once when the last is stored, where they came down, however the text moved meanwhile. */
async function addPictures(
  view: EditorView,
  files: readonly File[],
  host: EditorHost,
  at: number,
): Promise<void> {
  const arrival = (arrivals += 1);
  view.dispatch(view.state.tr.setMeta(landingPlaces, { arrival, pos: at }));
  const { doc, selection } = view.state;
  const pictures: PictureToPut[] = [];
  for (const file of files) {
    const picture = await addPicture(file, host, files.length > 1);
    if (picture) pictures.push(picture);
  }
  if (view.isDestroyed) return;
  const tr = view.state.tr.setMeta(landingPlaces, { arrival, pos: null });
  if (pictures.length === 0) {
    view.dispatch(tr);
    return;
  }
  const now = view.state;
  putPictures(tr, pictures, placeOf(now, arrival));
  // Whoever went on writing meanwhile keeps the caret; else it comes to the picture.
  if (now.doc !== doc || !now.selection.eq(selection))
    tr.setSelection(now.selection.map(tr.doc, tr.mapping));
  else tr.scrollIntoView();
  view.dispatch(closeHistory(tr));
}

async function addPicture(
  file: File,
  host: EditorHost,
  isOneOfMany: boolean,
): Promise<PictureToPut | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await host.addMedia(bytes);
    if (!answer.ok) {
      // Of a lone picture everybody knows which one is meant.
      host.failed(isOneOfMany ? `${file.name}: ${answer.error.message}` : answer.error.message);
      return null;
    }
    return { medium: answer.value, words: await wordsFor(answer.value, bytes, host) };
  } catch {
    host.failed(`The picture ${file.name} could not be read. The story is as it was.`);
    return null;
  }
}

function takenOut(words: string): string {
  const shown =
    words.length <= 300 ? words : `${words.slice(0, 300).replace(/[\ud800-\udbff]$/, '')}…`;
  return `Words that a tracked change had deleted were not pasted: “${shown}”. Inserted words are here. Import the document itself to accept or reject each change.`;
}
