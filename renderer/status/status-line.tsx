import { languageOf } from '../../core/article/languages.ts';
import { readingMinutes } from '../../core/article/word-count.ts';
import { useDesk } from '../desk/desk-state.ts';
import { showPanel } from '../desk/rails.ts';
import { useSettings } from '../desk/settings.ts';
import { useAnnouncement, useFindings, useWords } from '../desk/use-editor.ts';
import { isDone, useClaimCards } from '../facts/claim-cards.ts';
import { SuggestingState } from '../proposals/suggesting-switch.tsx';
import { OnDisk } from './on-disk.tsx';
import './status-line.css';

/** The foot of the window: what is left to do, and whether all is on disk. */
export function StatusLine() {
  const language = useDesk((state) => state.opened?.story.language ?? null);
  return (
    <footer className="status-line">
      {language === null ? null : (
        <>
          <Length />
          <button type="button" className="status-item" onClick={() => showPanel('details')}>
            {languageOf(language).name}
          </button>
          <FindingsLeft />
          <ClaimsLeft />
          <SuggestingState />
          <OnDisk />
        </>
      )}
      <Announcement />
    </footer>
  );
}

function Length() {
  const words = useWords();
  return (
    <span className="status-item">
      {words === 1 ? '1 word' : `${words.toLocaleString()} words`} · {readingMinutes(words)} min
    </span>
  );
}

function FindingsLeft() {
  const { list, checking, failure } = useFindings();
  const text = list.length === 1 ? '1 finding' : `${list.length.toLocaleString()} findings`;
  const shown =
    checking && list.length === 0 ? 'Reading…' : list.length === 0 ? 'No findings' : text;
  return (
    <button type="button" className="status-item" onClick={() => showPanel('proofread')}>
      {failure ? 'Not proofread' : shown}
    </button>
  );
}

function ClaimsLeft() {
  const asksSignOff = useSettings((state) => state.asksSignOff);
  const cards = useClaimCards().filter((card) => card.status !== 'cut');
  const open = cards.filter((card) => !isDone(card, asksSignOff)).length;
  const text = open === 1 ? '1 claim left' : `${open.toLocaleString()} claims left`;
  return (
    <button type="button" className="status-item" onClick={() => showPanel('facts')}>
      {cards.length === 0 ? 'No claims' : open === 0 ? 'All claims settled' : text}
    </button>
  );
}

function Announcement() {
  return (
    <span className="unseen" role="status" aria-label="Announcements">
      {useAnnouncement()}
    </span>
  );
}
