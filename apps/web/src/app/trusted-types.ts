interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(input: string): string }): unknown;
}

/** Style text is the only string React hands to an HTML sink here; markup never is. */
export function refuseMarkup(input: string): string {
  if (input.includes('<')) throw new TypeError('Markup from a string is refused by the Trusted Types policy');
  return input;
}

/** Installs the default Trusted Types policy where the browser has Trusted Types; scripts and script addresses from strings stay forbidden. */
export function installTrustedTypesPolicy(): void {
  if (!('trustedTypes' in globalThis)) return;
  // The DOM library of TypeScript does not know Trusted Types; the shape is that of the W3C specification.
  const factory = (globalThis as unknown as { trustedTypes: PolicyFactory }).trustedTypes;
  factory.createPolicy('default', { createHTML: refuseMarkup });
}
