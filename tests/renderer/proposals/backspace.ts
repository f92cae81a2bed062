import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { press } from '../editor/mount-editor.ts';

/** Backspace within words is the browser’s own, which ProseMirror reads as this. */
export function backspace(editor: StoryEditor): void {
  if (press(editor, 'Backspace')) return;
  const { head } = editor.view.state.selection;
  editor.view.dispatch(editor.view.state.tr.delete(head - 1, head));
}
