import type { Page } from '@playwright/test';

/**
 * Runs code in a page as hostile text in it would, with full use of the language,
 * outside the debugger's own calls, for which Chromium lifts part of the policy.
 */
export function inPage<Answer>(
  page: Page,
  attempt: (given: string) => Answer | Promise<Answer>,
  given = '',
): Promise<Answer> {
  const deferred = `(given) => new Promise((resolve, reject) => setTimeout(() => {
    try { Promise.resolve((${attempt.toString()})(given)).then(resolve, reject); } catch (error) { reject(error); }
  }))`;
  // Playwright compiles the text itself; the page gets a function.
  return page.evaluate(`(${deferred})(${JSON.stringify(given)})`);
}
