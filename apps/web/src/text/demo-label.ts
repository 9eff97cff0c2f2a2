/**
 * The words that say that the data are simulated, as the server wrote them into the page; null when they are real. They stand in the page, so
 * that also the sign-in page and every file made here can bear them.
 */
export function readDemoLabel(): string | null {
  const label = document.querySelector('meta[name="demo-label"]')?.getAttribute('content') ?? '';
  // The page of the development server still has the mark that stands for the words.
  return label === '' || label.startsWith('__') ? null : label;
}
