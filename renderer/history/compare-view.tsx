import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { directionOf } from '../../core/publishing/page-words.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import {
  leaveComparison,
  putPieceBack,
  restoreEarlier,
  showComparison,
  useComparison,
  type ShownComparison,
} from './compare-state.ts';
import { ComparedText, isChange, isTextChange } from './compared-text.tsx';
import { DetailList } from './detail-words.tsx';
import { MomentPicker } from './moment-picker.tsx';
import { beginningPlace } from './moment-place.ts';
import { counted, spellProposed, spellWords } from './spell-changes.ts';
import { UndecidedLine } from './undecided-line.tsx';
import './compare.css';

/** Two moments of the story in one text; drawn over the editor, which stays as it is. */
export function CompareView() {
  const shown = useComparison((state) => state.shown);
  return shown ? <CompareSheet shown={shown} /> : null;
}

function CompareSheet({ shown }: { readonly shown: ShownComparison }) {
  const whole = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const summary = useId();
  useFocusBack(whole, () => useDesk.getState().editor?.focus());
  const language = useDesk((state) => state.opened?.story.language ?? 'en-GB');
  const [changedOnly, setChangedOnly] = useState(false);
  const places = useMemo(
    () => shown.pieces.flatMap((piece, index) => (isChange(piece) ? [index] : [])),
    [shown],
  );
  const [{ of, at }, setAt] = useState({ of: shown, at: -1 });
  const step = of === shown ? at : -1;
  /** How many changes stood above the one that was put back: from there it goes on. */
  const passed = useRef<number | null>(null);
  // What was put back has gone, and the focus with it: to the change that follows, if there is one.
  useEffect(() => {
    const next = passed.current === null ? null : placeOf(sheet.current, places[passed.current]);
    next?.scrollIntoView({ block: 'nearest' });
    (next ?? sheet.current)?.focus({ preventScroll: true });
  }, [shown, places]);
  const go = (by: number) => {
    if (places.length === 0) return;
    const from = step === -1 ? (passed.current ?? 0) - (by > 0 ? 1 : 0) : step;
    const next = (from + by + places.length) % places.length;
    setAt({ of: shown, at: next });
    requestAnimationFrame(() => showPiece(sheet.current, places[next]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leaveComparison();
    else if (event.altKey && event.key === 'ArrowDown') go(1);
    else if (event.altKey && event.key === 'ArrowUp') go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const putBack = shown.isToNow
    ? (index: number) => {
        passed.current = places.indexOf(index);
        void putPieceBack(shown, index);
      }
    : null;
  return (
    <section ref={whole} className="revision" aria-label="Comparison" onKeyDown={onKeyDown}>
      <CompareBar shown={shown} />
      <div className="compare-tools">
        <span role="status" id={summary}>
          {stepWords(step, places.length, shown)}
        </span>
        <IconButton label="Previous change" keys="Alt+↑" onClick={() => go(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label="Next change" keys="Alt+↓" onClick={() => go(1)}>
          <ChevronDown />
        </IconButton>
        <label className="compare-only">
          <input
            type="checkbox"
            checked={changedOnly}
            onChange={({ target }) => setChangedOnly(target.checked)}
          />
          Only changed paragraphs
        </label>
      </div>
      <DetailList label="Details that differ" details={shown.details} />
      <UndecidedLine count={shown.summary.undecided} isCompared />
      <div
        ref={sheet}
        className="revision-sheet"
        tabIndex={-1}
        aria-label="Both versions in one text"
        aria-describedby={summary}
        role="document"
      >
        <div
          className="story revision-text compared-text"
          lang={language}
          dir={directionOf(language)}
        >
          <ComparedText
            pieces={shown.pieces}
            current={places[step] ?? -1}
            changedOnly={changedOnly}
            onPutBack={putBack}
          />
          {changedOnly && places.length === 0 ? <p>These two moments read alike.</p> : null}
        </div>
      </div>
    </section>
  );
}

function CompareBar({ shown }: { readonly shown: ShownComparison }) {
  const { storyId, from, to, isToNow } = shown;
  return (
    <div className="revision-bar">
      <span className="compare-ends">
        <MomentPicker
          label="Earlier version"
          value={from}
          onPick={(place) =>
            void showComparison(storyId, place ?? beginningPlace, isToNow ? null : to)
          }
        />
        <span aria-hidden="true">→</span>
        <MomentPicker
          label="Later version"
          hasNow
          value={isToNow ? null : to}
          onPick={(place) => void showComparison(storyId, from, place)}
        />
      </span>
      <Button onClick={leaveComparison}>Back to the story</Button>
      <Button look="main" onClick={() => void restoreEarlier(shown)}>
        Restore the earlier version
      </Button>
    </div>
  );
}

function stepWords(step: number, total: number, { summary, pieces, details }: ShownComparison) {
  if (step >= 0) return `Change ${(step + 1).toLocaleString()} of ${total.toLocaleString()}`;
  const changes = pieces.filter(isTextChange).length;
  const told = [
    changes > 0 ? counted(changes, 'change') : '',
    spellWords(summary),
    spellProposed(summary),
    details.length > 0 ? counted(details.length, 'detail') : '',
  ].filter((one) => one !== '');
  if (told.length === 0) return 'These two moments read alike.';
  return changes > 0 ? told.join(' · ') : `The text reads alike · ${told.join(' · ')}`;
}

function placeOf(sheet: HTMLElement | null, index = -1): HTMLElement | null {
  return sheet?.querySelector<HTMLElement>(`[data-index='${index}']`) ?? null;
}

function showPiece(sheet: HTMLElement | null, index: number | undefined): void {
  const piece = placeOf(sheet, index);
  piece?.scrollIntoView({ block: 'center' });
  piece?.focus({ preventScroll: true });
}
