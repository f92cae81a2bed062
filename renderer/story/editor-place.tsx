import { useEffect, useMemo, useRef } from 'react';
import { openDocument } from '../../core/article/document.ts';
import type { OpenStory } from '../../core/contract/stories.ts';
import { directionOf } from '../../core/publishing/page-words.ts';
import { isReadOnly } from '../desk/access.ts';
import { useDesk } from '../desk/desk-state.ts';
import { takesFocus } from '../desk/story-actions.ts';
import { createStoryEditor } from '../editor/create-story-editor.ts';
import { houseStyleNow } from '../proofread/house-style.ts';
import { createEditorHost } from './editor-host.ts';
import { watchEditor } from './watch-editor.ts';

/** Where the editor of one loaded story stands; a new one is made for each loading. */
export function EditorPlace({ loaded }: { readonly loaded: OpenStory }) {
  const place = useRef<HTMLDivElement>(null);
  const document = useMemo(() => openDocument(loaded.document), [loaded]);
  const kicker = useDesk((state) => state.opened?.story.kicker ?? '');
  const language = useDesk((state) => state.opened?.story.language ?? loaded.story.language);

  useEffect(() => {
    if (!document.ok || !place.current) return undefined;
    const { story, seq, savedAt, selection, ignores } = loaded;
    const editor = createStoryEditor(place.current, {
      document: document.value,
      seq,
      savedAt,
      selection,
      language: story.language,
      ignores: [...ignores, ...useDesk.getState().house.ignores],
      houseStyle: houseStyleNow(),
      writtenAt: story.createdAt,
      readOnly: isReadOnly(),
      platform: window.galley.platform,
      host: createEditorHost(story.id),
    });
    const stopWatching = watchEditor(story.id, editor);
    useDesk.setState({ editor });
    if (takesFocus()) editor.focus();
    return () => {
      stopWatching();
      editor.destroy();
      useDesk.setState((state) => (state.editor === editor ? { editor: null } : {}));
    };
  }, [loaded, document]);

  if (!document.ok) return <p className="panel-note">{unreadable(document.error.code)}</p>;
  return (
    <div className="story-scroll">
      <div className="story-sheet" lang={language} dir={directionOf(language)}>
        {kicker ? <p className="kicker">{kicker}</p> : null}
        <div ref={place} className="story-place" />
      </div>
    </div>
  );
}

function unreadable(code: 'newer' | 'invalid'): string {
  return code === 'newer'
    ? 'This story was written with a newer Galley. It is safe; open it with that version.'
    : 'This story’s text is damaged and cannot be shown. Its journal is kept untouched: read earlier moments under History.';
}
