import { X } from 'lucide-react';
import { Button, IconButton } from './button.tsx';
import { dismissNotice, useNotices } from './notices.ts';
import './notice-list.css';

/** The notices at the foot of the window, read aloud as they come. */
export function NoticeList() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.map(({ id, text, tone, action }) => (
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
