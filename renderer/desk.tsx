import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeskWindow } from './desk/desk-window.tsx';
import { startDesk } from './desk/start-desk.ts';
import { languageOf } from '../core/article/languages.ts';
import { warmProofreader } from './proofreading-worker/port.ts';
import { notify } from './ui/notices.ts';

const place = document.getElementById('desk');
if (!place) throw new TypeError('The page has no place for the desk');

warmProofreader((tag) =>
  notify(
    `The dictionary for ${languageOf(tag).name} could not be opened, so its spelling is not checked. The text is safe, and everything else works. If this comes again, install Galley anew.`,
    { tone: 'trouble' },
  ),
);
await startDesk();
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <DeskWindow />
    </CSPProvider>
  </StrictMode>,
);
