import { PanelLeft, PanelRight, Search } from 'lucide-react';
import { storyStatuses } from '../../core/article/story.ts';
import { runCommand, spellKeyOf } from '../desk/commands.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useRails } from '../desk/rails.ts';
import { setStatus } from '../desk/story-actions.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { statusNames } from '../ui/status-names.ts';
import './top-bar.css';

/** The head of the window: the palette, where the story stands, and the way out. */
export function TopBar() {
  const hasStory = useDesk((state) => state.opened !== null);
  const rails = useRails();
  return (
    <header className="top-bar">
      <IconButton
        label="Library"
        keys={spellKeyOf('view.library')}
        pressed={rails.library}
        onClick={() => runCommand('view.library')}
      >
        <PanelLeft />
      </IconButton>
      <span className="brand">Galley</span>
      <button
        type="button"
        className="palette-button"
        title="Search stories and commands"
        onClick={() => runCommand('view.palette')}
      >
        <Search aria-hidden="true" />
        <span>Search stories and commands</span>
        <kbd>{spellKeyOf('view.palette')}</kbd>
      </button>
      {hasStory ? <StatusSteps /> : null}
      <Button disabled={!hasStory} onClick={() => runCommand('story.preview')}>
        Preview
      </Button>
      <Button look="main" disabled={!hasStory} onClick={() => runCommand('story.export')}>
        Export…
      </Button>
      <IconButton
        label="Inspector"
        keys={spellKeyOf('view.inspector')}
        pressed={rails.inspector}
        onClick={() => runCommand('view.inspector')}
      >
        <PanelRight />
      </IconButton>
    </header>
  );
}

function StatusSteps() {
  const status = useDesk((state) => state.opened?.story.status);
  return (
    <div className="status-steps" role="group" aria-label="Status of the story">
      {storyStatuses.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={status === one}
          onClick={() => void setStatus(one)}
        >
          {statusNames[one]}
        </button>
      ))}
    </div>
  );
}
