import type { LibraryRow } from '../../core/contract/stories.ts';
import { useDesk } from '../desk/desk-state.ts';
import { spellKeyOf } from '../desk/commands.ts';
import { createStory, restoreStory } from '../desk/story-actions.ts';
import { useIsLookingBack } from '../history/looking-back.ts';
import { RevisionView } from '../history/revision-view.tsx';
import { importFromFiles, importFromFolder } from '../importing/import-stories.ts';
import { askPurge } from '../library/purge-state.ts';
import { NoteCard } from '../notes/note-card.tsx';
import { NoteDialog } from '../notes/note-dialog.tsx';
import { TextCard } from '../proofread/text-card.tsx';
import { ChangeCard } from '../proposals/change-card.tsx';
import { Button } from '../ui/button.tsx';
import { EditorPlace } from './editor-place.tsx';
import { FindBar } from './find-bar.tsx';
import { FindingMenu } from './finding-menu.tsx';
import { ForeignDialog } from './foreign-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { Toolbar } from './toolbar.tsx';
import './story-pane.css';

/** The middle of the desk: the story. */
export function StoryPane() {
  const opened = useDesk((state) => state.opened);
  const trouble = useDesk((state) => state.trouble);
  // An earlier text stands over all of it, and nothing that cannot be seen shall be reached.
  const isLookingBack = useIsLookingBack();
  return (
    <main className="story-pane" aria-label="Story">
      {opened ? (
        <>
          <div className="story-desk" inert={isLookingBack}>
            <Toolbar />
            <FindBar />
            <FindingMenu>
              <EditorPlace
                key={`${opened.loaded.story.id} ${opened.loaded.seq} ${opened.loaded.savedAt}`}
                loaded={opened.loaded}
              />
            </FindingMenu>
          </div>
          <TextCard />
          <NoteCard />
          <ChangeCard />
          <RevisionView />
          <LinkDialog />
          <ForeignDialog />
          <NoteDialog />
        </>
      ) : (
        <NoStory trouble={trouble} />
      )}
    </main>
  );
}

function NoStory({ trouble }: { readonly trouble: string | null }) {
  const binned = useDesk((state) => state.binned);
  if (binned) return <BinnedStory binned={binned} />;
  return (
    <div className="no-story">
      <h1>{trouble ? 'This story cannot be opened' : 'An empty desk'}</h1>
      <p>
        {trouble ??
          'Pick a story on the left, begin one, or drop documents or a folder of them anywhere in this window.'}
      </p>
      <div className="no-story-choices">
        <Button look="main" keys={spellKeyOf('story.new')} onClick={() => void createStory()}>
          New story
        </Button>
        <Button keys={spellKeyOf('story.import')} onClick={() => void importFromFiles()}>
          Import…
        </Button>
        <Button onClick={() => void importFromFolder()}>Import a folder…</Button>
      </div>
    </div>
  );
}

function BinnedStory({ binned }: { readonly binned: LibraryRow }) {
  return (
    <div className="no-story">
      <h1>{binned.headline || 'No headline yet'}</h1>
      <p>This story is in the bin, with its history and everything that hangs on it.</p>
      <div className="no-story-choices">
        <Button look="main" onClick={() => void restoreStory(binned.id)}>
          Put it back
        </Button>
        <Button onClick={askPurge}>Delete for good…</Button>
      </div>
    </div>
  );
}
