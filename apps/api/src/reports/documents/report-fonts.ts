import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export type FontStyle = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** Tinos has the widths of Times New Roman and every Vietnamese letter (SIL Open Font License 1.1). */
export const FONT_FILES: Readonly<Record<FontStyle, string>> = {
  regular: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  italic: require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  'bold-italic': require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
};

/** Family of the files above. */
export const FONT_FAMILY = 'Tinos';
