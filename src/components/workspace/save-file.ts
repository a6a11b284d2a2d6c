const TYPES: Readonly<Record<string, string>> = { json: 'application/json', md: 'text/markdown' };

/** Hands a text to the browser's downloads; nothing is asked of the server. */
export function saveFile(path: string, text: string): void {
  const type = TYPES[path.split('.').pop() ?? ''] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = path.split('/').pop() ?? path;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address));
}
