import { Dialog } from '@base-ui/react/dialog';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { useSettings } from '../desk/settings.ts';
import { NameHint } from '../facts/name-hint.tsx';
import { Button } from '../ui/button.tsx';
import { canShow, showItem } from './show-item.ts';

interface ChecklistFormProps {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  /** What to say when nothing is on the list. */
  readonly nothing?: string;
  /** What one may do as it is, after the count of warnings: “You can export as it is.” */
  readonly mayGo: string;
  /** What is asked for, after the count of errors: “Mend them, or say why …”. */
  readonly mustSay: string;
  /** What the reason is for; whose it is on record follows. */
  readonly reasonLabel: string;
  /** Where the reason is kept, in addition; empty for nowhere else. */
  readonly kept?: string;
  readonly go: string;
  readonly goAnyway: string;
  readonly busy: boolean;
  /** Whether something else must be answered first. */
  readonly isHeld?: boolean;
  /** What stands above the list, and under it. */
  readonly before?: ReactNode;
  /** What else can be done, beside the way back. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  readonly onGo: (override: string | null) => void;
  readonly onBack: () => void;
}

/** The shortest reason that is taken, in UTF-16 units; the contract says so too. */
const shortestReason = 3;

/** What stands in the way, each line with the way there: warnings inform, errors want a reason to go on. */
export function ChecklistForm(props: ChecklistFormProps) {
  const { title, items, busy, isHeld = false, onGo, onBack } = props;
  const [reason, setReason] = useState('');
  const editor = useSettings((state) => state.editor);
  const errors = items.filter((item) => item.severity === 'error');
  const warnings = items.filter((item) => item.severity === 'warning');
  const needsReason = errors.length > 0;
  const isShort = needsReason && reason.trim().length < shortestReason;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShort && !isHeld && !busy) onGo(needsReason ? reason.trim() : null);
      }}
    >
      <Dialog.Title className="export-title">{title}</Dialog.Title>
      {props.before}
      <Dialog.Description className="export-lead">
        {leadOf(errors.length, warnings.length, props)}
      </Dialog.Description>
      {items.length > 0 ? (
        <ul className="checklist" aria-label="Checklist">
          {[...errors, ...warnings].map((item, index) => (
            <ChecklistRow key={index} item={item} onBack={onBack} />
          ))}
        </ul>
      ) : null}
      {props.children}
      {needsReason ? (
        <>
          <label className="field export-reason">
            <span>{`${props.reasonLabel} (${spellRecord(editor, props.kept)})`}</span>
            <input
              value={reason}
              maxLength={400}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div onKeyDown={keepOpen}>
            <NameHint label="Your name, for the record" />
          </div>
        </>
      ) : null}
      <div className="export-actions">
        {props.aside}
        <Button onClick={onBack}>Back to the story</Button>
        <Button type="submit" look="main" disabled={busy || isShort || isHeld}>
          {needsReason ? props.goAnyway : props.go}
        </Button>
      </div>
    </form>
  );
}

interface ChecklistRowProps {
  readonly item: ChecklistItem;
  readonly onBack: () => void;
}

function ChecklistRow({ item, onBack }: ChecklistRowProps) {
  const isError = item.severity === 'error';
  return (
    <li className={`checklist-row checklist-${item.severity}`}>
      {isError ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>
        <span className="unseen">{isError ? 'Error: ' : 'Warning: '}</span>
        {item.message}
      </span>
      {canShow(item) ? (
        <Button
          look="link"
          aria-label={`Show: ${item.message}`}
          onClick={() => {
            onBack();
            requestAnimationFrame(() => showItem(item));
          }}
        >
          Show
        </Button>
      ) : null}
    </li>
  );
}

/** Enter in the field of the name keeps the name; the form goes by its own button. */
function keepOpen(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function spellRecord(editor: string, kept = ''): string {
  const by =
    editor === ''
      ? 'recorded without a name unless you give yours below'
      : `recorded with your name, ${editor}`;
  return [by, kept].filter(Boolean).join('; ');
}

function leadOf(
  errors: number,
  warnings: number,
  { nothing = '', mayGo, mustSay }: Pick<ChecklistFormProps, 'nothing' | 'mayGo' | 'mustSay'>,
): string {
  const counted = (count: number, one: string) =>
    count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${one}s`;
  if (errors === 0 && warnings === 0) return nothing;
  if (errors === 0) return `${counted(warnings, 'warning')}. ${mayGo}`;
  const also = warnings > 0 ? ` and ${counted(warnings, 'warning')}` : '';
  return `${counted(errors, 'error')}${also}. ${mustSay}`;
}
