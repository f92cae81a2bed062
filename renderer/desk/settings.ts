import { create } from 'zustand';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { request } from '../host/host.ts';

/** How the desk is arranged; the host keeps it. */
export const useSettings = create<DeskSettings>(() => ({
  editor: '',
  language: 'en-GB',
  libraryWidth: 272,
  inspectorWidth: 344,
  libraryOpen: true,
  inspectorOpen: true,
  inspectorTab: 'proofread',
  findingFilter: 'all',
  factsTab: 'claims',
  asksSignOff: false,
  exportFormat: 'page',
  lastStory: '',
  theme: 'system',
}));

/** Reads the settings as they were left. */
export async function loadSettings(): Promise<void> {
  const answer = await request('desk.settings', undefined);
  if (answer.ok) useSettings.setState(answer.value);
}

/** Waits before settings are sent again that the store did not take, the last one for ever. */
const delays = [0, 1_000, 5_000, 15_000];
/** What sending again cannot mend. */
const final: ReadonlySet<RequestFailure['code']> = new Set(['bad-request', 'read-only']);
const unkept = new Set<keyof DeskSettings>();
let failures = 0;
let retry: ReturnType<typeof setTimeout> | null = null;

/** Changes settings at once, here and on disk; what the store does not take is sent again. */
export function changeSettings(change: Partial<DeskSettings>): void {
  useSettings.setState(change);
  void keep(change);
}

async function keep(change: Partial<DeskSettings>): Promise<void> {
  const answer = await request('desk.setSettings', change);
  if (answer.ok) failures = 0;
  if (answer.ok || final.has(answer.error.code)) return;
  for (const key of Object.keys(change)) unkept.add(key as keyof DeskSettings);
  retry ??= setTimeout(keepAgain, delays[Math.min(failures, delays.length - 1)]);
}

/** As the settings are by then: one that was changed since must not fall back. */
function keepAgain(): void {
  retry = null;
  failures += 1;
  const now = useSettings.getState();
  const change = Object.fromEntries([...unkept].map((key) => [key, now[key]]));
  unkept.clear();
  void keep(change);
}
