import { create } from 'zustand';

/** Something to tell without stopping anyone. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'trouble';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Notices {
  readonly notices: readonly Notice[];
}

/** The notices in view, oldest first. */
export const useNotices = create<Notices>(() => ({ notices: [] }));

let last = 0;

/** Shows a notice; a plain one goes by itself, trouble stays until it is read. */
export function notify(text: string, extra: Partial<Pick<Notice, 'tone' | 'action'>> = {}): void {
  const notice: Notice = { id: ++last, text, tone: 'plain', ...extra };
  useNotices.setState(({ notices }) => ({
    notices: thinned([...notices.filter((one) => one.text !== text), notice]),
  }));
  if (notice.tone === 'plain')
    setTimeout(() => dismissNotice(notice.id), notice.action ? 10_000 : 5_000);
}

/** Notices in view at once; trouble may be more. */
const most = 3;

function thinned(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= most) return notices;
  const oldest = notices.slice(0, -1).find(({ tone }) => tone === 'plain');
  return oldest ? thinned(notices.filter((one) => one !== oldest)) : notices;
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
