import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that must never be asked anything. */
export interface Trap {
  readonly address: string;
  /** What was asked of it, as `GET /path`. */
  readonly caught: readonly string[];
  readonly close: () => void;
}

/** Opens a trap on a port of this machine. */
export async function openTrap(): Promise<Trap> {
  const caught: string[] = [];
  const server = createServer((asked, answer) => {
    caught.push(`${asked.method ?? ''} ${asked.url ?? ''}`);
    answer.setHeader('access-control-allow-origin', '*').end('caught');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, caught, close: () => server.close() };
}
