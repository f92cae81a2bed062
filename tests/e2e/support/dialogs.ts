import type { ElectronApplication } from '@playwright/test';

// System dialogs cannot be driven, so their answers are put in place of them. Each holds until the
// next call.

/** The next open dialogs give these paths; with none, the editor cancels. */
export async function answerOpenDialog(
  app: ElectronApplication,
  ...paths: string[]
): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  }, paths);
}

/** The next save dialogs give this path; with null, the editor cancels. */
export async function answerSaveDialog(
  app: ElectronApplication,
  path: string | null,
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

/** A question that was asked in a message box. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** The next message boxes are answered with this button; `questionsAsked` tells what they said. */
export async function answerMessageBox(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { questionsAsked: asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message = '', detail = '', buttons = [] } = given.at(-1) as Partial<Question>;
      asked.push({ message, detail, buttons });
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
}

/** What was asked since `answerMessageBox`. */
export async function questionsAsked(app: ElectronApplication): Promise<readonly Question[]> {
  return app.evaluate(
    () => (globalThis as { questionsAsked?: readonly Question[] }).questionsAsked ?? [],
  );
}

/** Keeps links from being opened outside; `linksOpened` tells which would have been. */
export async function catchLinks(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { linksOpened: opened });
    shell.openExternal = (address) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
}

/** The links that were opened since `catchLinks`. */
export async function linksOpened(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as { linksOpened?: readonly string[] }).linksOpened ?? []);
}
