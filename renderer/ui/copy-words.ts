/**
 * Copies the words of an element as the system's copy does, since the desk grants no page the right
 * to the clipboard.
 * @param text what comes onto the clipboard
 * @returns whether it did
 */
export function copyWords(element: Element, text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  getSelection()?.selectAllChildren(element);
  document.addEventListener('copy', put, { once: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what came after it asks for that right
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
    getSelection()?.removeAllRanges();
  }
}
