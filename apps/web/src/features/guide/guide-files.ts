/** The users' guides as they are written for readers of the repository (docs/user), by path. */
export const GUIDE_FILES: Readonly<Record<string, string>> = import.meta.glob<string>('../../../../../docs/user/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Addresses of their pictures, which the browser tests take of the simulated province, by path. */
export const GUIDE_PICTURES: Readonly<Record<string, string>> = import.meta.glob<string>('../../../../../docs/img/vai-tro-*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});
