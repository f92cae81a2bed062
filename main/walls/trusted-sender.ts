/** What is looked at of the frame that an IPC message comes from. */
interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a message comes from the desk's page itself: from the main frame of its own window, at
 * exactly our origin. Frames at about:blank and srcdoc inherit an origin, so the address must be
 * ours as well; a frame that is gone (null) is never trusted.
 */
export function isTrustedSender(
  sender: SenderFrame | null,
  mainFrame: SenderFrame | null,
  origin: string,
): boolean {
  if (sender === null || sender !== mainFrame || sender.parent !== null) return false;
  return sender.origin === origin && sender.url.startsWith(`${origin}/`);
}
