import { describe, expect, it } from '@jest/globals';
import { DARK, LIGHT, toCssVariables } from './tokens.ts';
import type { Palette } from './tokens.ts';

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each<[string, Palette]>([
  ['light', LIGHT],
  ['dark', DARK],
])('%s palette', (_, palette) => {
  it.each(['text', 'dimmed', 'link', 'warning', 'danger'] as const)('%s reads at 4.5:1 on the card and on the page', (name) => {
    expect(contrast(palette[name], palette.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.page)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['met', 'notMet'] as const)('the %s bar stands out at 3:1 from the card and from every band under it', (name) => {
    for (const under of [palette.surface, palette.bandLow, palette.bandNear, palette.bandMet]) {
      expect(contrast(palette[name], under)).toBeGreaterThanOrEqual(3);
    }
  });

  it('the target tick stands out from the bands, and its halo from the bars', () => {
    for (const band of [palette.bandLow, palette.bandNear, palette.bandMet]) expect(contrast(palette.tick, band)).toBeGreaterThanOrEqual(3);
    for (const bar of [palette.met, palette.notMet]) expect(contrast(palette.halo, bar)).toBeGreaterThanOrEqual(3);
  });

  it('the label of a filled button reads at 4.5:1', () => {
    expect(contrast(palette.onFill, palette.met)).toBeGreaterThanOrEqual(4.5);
  });

  it('the mark of unknown stands out from the card', () => {
    expect(contrast(palette.unknown, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});

it('names custom properties in kebab case', () => {
  expect(toCssVariables(LIGHT)['--nt-band-low']).toBe(LIGHT.bandLow);
});
