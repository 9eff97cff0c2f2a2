/** The folder of this package. The sources, the compiled files and the bundled program each lie in a folder of their own right below it. */
export const PACKAGE_FOLDER = new URL('../', import.meta.url);
