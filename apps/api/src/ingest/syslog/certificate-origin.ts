import type { PeerCertificate } from 'node:tls';
import { isOriginName } from '../../config/origin-name.ts';

/**
 * The origin that a client's certificate names: its common name, else the first DNS name that can be one, in lower case.
 * @returns null when it names none
 */
export function originOfCertificate(certificate: Partial<Pick<PeerCertificate, 'subject' | 'subjectaltname'>>): string | null {
  const commonNames: readonly string[] = [certificate.subject?.CN ?? []].flat();
  const dnsNames = (certificate.subjectaltname ?? '').split(', ').flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []));
  return [...commonNames, ...dnsNames].map((name) => name.toLowerCase()).find(isOriginName) ?? null;
}
