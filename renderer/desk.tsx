import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeskWindow } from './desk/desk-window.tsx';
import { startDesk } from './desk/start-desk.ts';
import { warmProofreader } from './proofreading-worker/port.ts';

const place = document.getElementById('desk');
if (!place) throw new TypeError('The page has no place for the desk');

warmProofreader();
await startDesk();
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <DeskWindow />
    </CSPProvider>
  </StrictMode>,
);
