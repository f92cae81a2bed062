import type { Session } from 'electron';
import { answerPage, type PageSources } from './page-server.ts';

/** Serves the desk's page at `app://galley/`. */
export function serveDesk(session: Session, sources: PageSources): void {
  session.protocol.handle('app', (request) => answerPage(request, sources));
}
