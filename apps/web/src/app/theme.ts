import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';
import { SteadyButton } from '../ui/steady-button.tsx';
import { DARK, LIGHT, toCssVariables } from './tokens.ts';
import type { Palette } from './tokens.ts';

const FONT = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Mantine decides the text colour on a fill once for both schemes; here fill and text change together. */
const resolveVariantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === 'filled'
    ? { ...colours, background: 'var(--nt-met)', hover: 'var(--nt-link)', color: 'var(--nt-on-fill)' }
    : colours;
};

/** Mantine's greys of the dark scheme, of fields and disabled buttons among others, in the blue of the house's surfaces. */
const SLATE: MantineColorsTuple = [
  ...([DARK.dimmed, '#b4bcc4', DARK.unknown, '#6b7480', '#4a5158'] as const),
  ...([DARK.line, '#282f37', DARK.surface, DARK.page, '#0f1216'] as const),
];

export const theme = createTheme({
  fontFamily: FONT,
  colors: { dark: SLATE },
  headings: { fontFamily: FONT, fontWeight: '650' },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  variantColorResolver: resolveVariantColors,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { component: SteadyButton } },
    Anchor: { defaultProps: { underline: 'always' } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** Parts of a hundred of the house's blue on the surface; on a dark one little blue is hardly seen. */
const SHADE_STEPS = { light: [25, 50, 75, 100], dark: [34, 56, 78, 100] } as const;

/** Four steps from little to much, of strips, grids and their legends. */
function toShades(scheme: keyof typeof SHADE_STEPS): Record<string, string> {
  return Object.fromEntries(
    SHADE_STEPS[scheme].map((share, at) => [`--nt-shade-${at + 1}`, `color-mix(in srgb, var(--nt-met) ${share}%, var(--nt-surface))`]),
  );
}

/** Mantine's defaults that miss WCAG contrast, replaced by the house's colours. */
function toMantineVariables(palette: Palette): Record<string, string> {
  return {
    ...toCssVariables(palette),
    '--mantine-color-body': palette.page,
    '--mantine-color-text': palette.text,
    '--mantine-color-dimmed': palette.dimmed,
    '--mantine-color-placeholder': palette.dimmed,
    '--mantine-color-anchor': palette.link,
    '--mantine-color-error': palette.danger,
    '--mantine-color-default': palette.surface,
    '--mantine-color-default-border': palette.unknown,
    '--mantine-color-disabled-color': palette.dimmed,
  };
}

/** One fill for each thing, wherever it is drawn or explained; its edge is seen against the surface also where the fill is pale. */
const FILLS = {
  '--nt-form-paper': 'var(--nt-unknown)',
  '--nt-form-both': 'color-mix(in srgb, var(--nt-unknown) 40%, var(--nt-surface))',
  '--nt-form-electronic': 'var(--nt-met)',
  '--nt-flow-down': 'var(--nt-met)',
  '--nt-flow-up': 'color-mix(in srgb, var(--nt-met) 45%, var(--nt-surface))',
  '--nt-flow-across': 'color-mix(in srgb, var(--nt-unknown) 45%, var(--nt-surface))',
  '--nt-flow-others': 'var(--nt-surface)',
};

export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: FILLS,
  light: { ...toMantineVariables(LIGHT), ...toShades('light') },
  dark: { ...toMantineVariables(DARK), ...toShades('dark') },
});
