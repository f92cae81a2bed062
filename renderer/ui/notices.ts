import { create } from 'zustand';

/** Something to tell without stopping anyone. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'trouble';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** What its action is for, such as the id of a story; it goes when that does. */
  readonly about?: string;
}

interface Notices {
  readonly notices: readonly Notice[];
}

/** The notices that are to be read, oldest first. */
export const useNotices = create<Notices>(() => ({ notices: [] }));

let last = 0;

/** Shows a notice; a plain one goes by itself, trouble stays until it is read. */
export function notify(
  text: string,
  extra: Partial<Pick<Notice, 'tone' | 'action' | 'about'>> = {},
): void {
  const notice: Notice = { id: ++last, text, tone: 'plain', ...extra };
  useNotices.setState(({ notices }) => ({
    notices: thinned([...notices.filter((one) => one.text !== text), notice]),
  }));
  if (notice.tone === 'plain')
    setTimeout(() => dismissNotice(notice.id), notice.action ? 10_000 : 5_000);
}

/** Notices in view at once, the newest; trouble beyond that is kept, and counted. */
export const mostNotices = 3;

function thinned(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length <= mostNotices) return notices;
  const oldest = notices.slice(0, -1).find(({ tone }) => tone === 'plain');
  return oldest ? thinned(notices.filter((one) => one !== oldest)) : notices;
}

/** Takes the newest notice of trouble away. @returns whether there was one. */
export function dismissTrouble(): boolean {
  const { notices } = useNotices.getState();
  const newest = notices.findLast(({ tone }) => tone === 'trouble');
  if (newest) dismissNotice(newest.id);
  return newest !== undefined;
}

/** Takes a notice away. */
export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Takes away what was told about something that is gone. */
export function dismissAbout(ids: readonly string[]): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.filter(({ about }) => about === undefined || !ids.includes(about)),
  }));
}
