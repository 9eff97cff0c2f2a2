/**
 * The nonce of this page's content security policy, for style elements made at run time.
 * The browser hides the attribute from selectors and keeps it in the property, hence `.nonce`.
 */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
