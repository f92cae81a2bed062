/** Where the desk serves a stored picture. */
export const mediaAddress = (hash: string): string => `app://galley/media/${hash}`;
