/** Hands a file to the browser to be kept. */
export function saveFile(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own reference by the next task; the address is no longer needed.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
