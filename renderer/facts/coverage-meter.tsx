import type { Progress } from './statements.ts';
import './coverage-meter.css';

/** How much of the story has been read and settled: in words, and as a bar whose parts differ in pattern too. */
export function CoverageMeter({ progress }: { readonly progress: Progress }) {
  const { settled, open, unread, total } = progress;
  const words = spellProgress(progress);
  return (
    <div className="coverage">
      <div
        className="coverage-bar"
        role="meter"
        aria-label="Statements settled"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={settled}
        aria-valuetext={words}
      >
        <i className="coverage-settled" style={{ flexGrow: settled }} />
        <i className="coverage-open" style={{ flexGrow: open }} />
        <i className="coverage-unread" style={{ flexGrow: unread }} />
      </div>
      <p className="coverage-words">
        <Counted look="settled" words={spellSettled(progress)} />
        {open > 0 ? <Counted look="open" words={spellOpen(open)} /> : null}
        {unread > 0 ? <Counted look="unread" words={spellUnread(unread)} /> : null}
      </p>
    </div>
  );
}

interface CountedProps {
  readonly look: 'settled' | 'open' | 'unread';
  readonly words: string;
}

/** A part of the bar in words, with its pattern before it. */
function Counted({ look, words }: CountedProps) {
  return (
    <span className="coverage-part">
      <span className={`coverage-key coverage-${look}`} aria-hidden="true" />
      {words}
    </span>
  );
}

/** “12 of 40 statements settled · 9 to check · 19 not looked at”. */
export function spellProgress(progress: Progress): string {
  const { open, unread } = progress;
  return [
    spellSettled(progress),
    open > 0 ? spellOpen(open) : '',
    unread > 0 ? spellUnread(unread) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function spellSettled({ settled, total }: Progress): string {
  const statements = total === 1 ? 'statement' : 'statements';
  return `${settled.toLocaleString()} of ${total.toLocaleString()} ${statements} settled`;
}

function spellOpen(open: number): string {
  return `${open.toLocaleString()} to check`;
}

function spellUnread(unread: number): string {
  return `${unread.toLocaleString()} not looked at`;
}
