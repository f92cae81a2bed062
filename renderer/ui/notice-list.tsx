import { X } from 'lucide-react';
import { useLayoutEffect, useRef, type FocusEvent } from 'react';
import { Button, IconButton } from './button.tsx';
import { dismissNotice, mostNotices, useNotices } from './notices.ts';
import { useNoticeRoom } from './use-notice-room.ts';
import './notice-list.css';

/** The newest notices on a strip below the story, read aloud as they come; older ones are counted. */
export function NoticeList() {
  const notices = useNotices((state) => state.notices);
  const keepFocus = useFocusBack(notices);
  const list = useRef<HTMLDivElement>(null);
  useNoticeRoom(list, notices);
  const older = Math.max(0, notices.length - mostNotices);
  return (
    <div ref={list} className="notices" role="status" aria-label="Notices" {...keepFocus}>
      {older > 0 ? <p className="notices-older">{older} more</p> : null}
      {notices.slice(-mostNotices).map(({ id, text, tone, action }) => (
        <div key={id} className={`notice notice-${tone}`}>
          <span>{text}</span>
          {action ? (
            <Button
              look="link"
              onClick={() => {
                action.run();
                dismissNotice(id);
              }}
            >
              {action.label}
            </Button>
          ) : null}
          <IconButton label="Dismiss" onClick={() => dismissNotice(id)}>
            <X />
          </IconButton>
        </div>
      ))}
    </div>
  );
}

/** The focus goes back to where it came from when the notice that has it goes. */
function useFocusBack(notices: readonly unknown[]) {
  const from = useRef<Element | null>(null);
  const isWithin = useRef(false);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (!isWithin.current || (activeElement !== null && activeElement !== body)) return;
    isWithin.current = false;
    const back = from.current?.isConnected ? from.current : document.querySelector('.ProseMirror');
    if (back instanceof HTMLElement) back.focus();
  }, [notices]);
  return {
    onFocus: ({ currentTarget, relatedTarget }: FocusEvent) => {
      isWithin.current = true;
      if (!currentTarget.contains(relatedTarget)) from.current = relatedTarget;
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (relatedTarget && !currentTarget.contains(relatedTarget)) isWithin.current = false;
    },
  };
}
