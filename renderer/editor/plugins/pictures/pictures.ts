import { Plugin, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorHost } from '../../editor-host.ts';
import { figureOf, placeBlock } from '../../commands/insert.ts';

const rasterTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** Pictures that are pasted or dropped become figures. Other files are the desk's to import. */
export function picturesPlugin(host: EditorHost): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          const { clipboardData } = event;
          // Word processors put a picture of the text beside the text itself.
          if (clipboardData?.getData('text/plain') !== '') return false;
          return takeAll(view, event, picturesIn(clipboardData.files), host);
        },
        drop: (view, event) => {
          const pictures = picturesIn(event.dataTransfer?.files);
          const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
          return takeAll(view, event, pictures, host, pos);
        },
      },
    },
  });
}

function picturesIn(files: FileList | undefined): File[] {
  return [...(files ?? [])].filter((file) => rasterTypes.has(file.type));
}

function takeAll(
  view: EditorView,
  event: Event,
  pictures: readonly File[],
  host: EditorHost,
  at?: number,
): boolean {
  if (pictures.length === 0) return false;
  event.preventDefault();
  void addPictures(view, pictures, host, at);
  return true;
}

/** One after the other, so that they stand in the order in which they came. */
async function addPictures(
  view: EditorView,
  pictures: readonly File[],
  host: EditorHost,
  at?: number,
): Promise<void> {
  for (const [index, picture] of pictures.entries()) {
    const answer = await addPicture(picture, host);
    if (answer === null || view.isDestroyed) return;
    const tr = view.state.tr;
    if (index === 0 && at !== undefined) placeCaret(tr, at);
    view.dispatch(placeBlock(tr, figureOf(answer)).scrollIntoView());
  }
}

async function addPicture(picture: File, host: EditorHost) {
  try {
    const answer = await host.addMedia(new Uint8Array(await picture.arrayBuffer()));
    if (answer.ok) return answer.value;
    host.failed(answer.error.message);
  } catch {
    host.failed(`The picture ${picture.name} could not be read. The story is as it was.`);
  }
  return null;
}

function placeCaret(tr: EditorView['state']['tr'], at: number): void {
  const near = Math.min(at, tr.doc.content.size);
  tr.setSelection(Selection.near(tr.doc.resolve(near)));
}
