/** A page of a running Electron, spoken to over the DevTools protocol. */
export interface Page {
  /** Runs an expression in the page and answers its value, promises awaited. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Sends a command, such as `Input.dispatchKeyEvent`. */
  readonly send: (
    method: string,
    params?: Record<string, unknown>,
  ) => Promise<Record<string, unknown>>;
  /** Waits for the next event of this name, such as `Tracing.tracingComplete`. */
  readonly next: (event: string) => Promise<Record<string, unknown>>;
  /** The worker that the page has started under this name. */
  readonly worker: (name: string) => Promise<Page>;
}

/** All that is spoken over one socket. */
export interface DevTools {
  /** Waits for the first page whose address `isOurs` accepts. */
  readonly page: (isOurs: (url: string) => boolean) => Promise<Page>;
  /** Milliseconds of processor time that all processes of the app have used. */
  readonly timeUsed: () => Promise<number>;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (result: Record<string, unknown>) => void;
  readonly reject: (reason: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/**
 * Connects to the address that Electron prints when it is given `--remote-debugging-port=0`. Less
 * lies between a key and the page than with a browser driver, and both sides get the same.
 */
export async function connectDevTools(address: string): Promise<DevTools> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, Waiting>();
  const targets = new Map<string, Target>();
  const listeners = new Map<string, (params: Record<string, unknown>) => void>();
  let hearTarget: () => void = () => undefined;
  let last = 0;

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) settle(message);
    else if (
      message.method === 'Target.targetCreated' ||
      message.method === 'Target.targetInfoChanged'
    ) {
      const target = message.params?.['targetInfo'] as Target;
      targets.set(target.targetId, target);
      hearTarget();
    } else if (message.method !== undefined) tell(message.method, message.params ?? {});
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The app went away'));
    waiting.clear();
  });

  function settle({ id = 0, result = {}, error }: Message): void {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }

  function tell(event: string, params: Record<string, unknown>): void {
    const listener = listeners.get(event);
    listeners.delete(event);
    listener?.(params);
  }

  function send(method: string, params: Record<string, unknown> = {}, sessionId?: string) {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    return new Promise<Record<string, unknown>>((resolve, reject) =>
      waiting.set(id, { resolve, reject }),
    );
  }

  async function page(isOurs: (url: string) => boolean): Promise<Page> {
    for (;;) {
      const found = [...targets.values()].find(({ type, url }) => type === 'page' && isOurs(url));
      if (found) return attach(found.targetId);
      await new Promise<void>((resolve) => {
        hearTarget = resolve;
      });
    }
  }

  async function timeUsed(): Promise<number> {
    const { processInfo } = await send('SystemInfo.getProcessInfo');
    const seconds = (processInfo as { readonly cpuTime: number }[]).map(({ cpuTime }) => cpuTime);
    return seconds.reduce((sum, time) => sum + time, 0) * 1000;
  }

  async function attach(targetId: string): Promise<Page> {
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    return speakTo(String(sessionId));
  }

  function speakTo(sessionId: string): Page {
    const sendHere = (method: string, params?: Record<string, unknown>) =>
      send(method, params, sessionId);
    const next = (event: string): Promise<Record<string, unknown>> =>
      new Promise((resolve) => listeners.set(event, resolve));
    return {
      send: sendHere,
      evaluate: (expression) => evaluate(sendHere, expression),
      next,
      worker: async (name) => {
        let attached = next('Target.attachedToTarget');
        const wishes = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
        void sendHere('Target.setAutoAttach', wishes);
        for (;;) {
          const worker = speakTo(String((await attached)['sessionId']));
          attached = next('Target.attachedToTarget');
          if ((await worker.evaluate('self.name')) === name) return worker;
        }
      },
    };
  }

  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The app does not answer')));
  });
  await send('Target.setDiscoverTargets', { discover: true });
  return { page, timeUsed, close: () => socket.close() };
}

interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

async function evaluate(send: Page['send'], expression: string): Promise<unknown> {
  const answer: Evaluated = await send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  const fault = answer.exceptionDetails;
  if (fault) throw new Error(fault.exception?.description ?? fault.text);
  return answer.result?.value;
}
