// Serves the page under test and opens it in the system's Chromium.
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';

const root = path.resolve(import.meta.dirname, '../../../..');
const candidates = [
  process.env['GALLEY_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The system's Chromium, or null. */
export const chromiumPath: string | null =
  candidates.find((place) => place && fs.existsSync(place)) ?? null;

/** Pages under test, in a browser that is ours until it is closed. */
export interface TestBrowser {
  readonly open: (query?: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Starts the server and the browser; `policy` is the content security policy of the pages. */
export async function openBrowser({ policy = '' } = {}): Promise<TestBrowser> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    plugins: [
      {
        name: 'language-data',
        configureServer(dev) {
          dev.middlewares.use((_request, response, next) => {
            if (policy) response.setHeader('Content-Security-Policy', policy);
            next();
          });
          dev.middlewares.use('/language', (request, response) => {
            fs.createReadStream(path.join(root, 'out/language', path.basename(request.url ?? '')))
              .on('error', () => response.writeHead(404).end())
              .pipe(response);
          });
        },
      },
    ],
  });
  await server.listen();
  const isRoot = process.getuid?.() === 0;
  if (chromiumPath === null) throw new Error('The system has no Chromium');
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: isRoot ? ['--no-sandbox'] : [],
  });
  const address = `${server.resolvedUrls?.local[0] ?? ''}tests/renderer/editor/browser/page.html`;
  return {
    open: async (query = '') => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.on('pageerror', (error) => console.error('page:', error.message));
      await page.goto(`${address}${query}`);
      await page.waitForFunction(() => document.title === 'ready');
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
