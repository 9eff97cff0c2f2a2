import { z } from 'zod';

const MINUTES_AN_HOUR = 60;

/** A zone of stamps that name none, as `+07:00`. */
export const Zone = z.string().regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/);

/** Minutes east of UTC. */
export function minutesOfZone(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * MINUTES_AN_HOUR + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** `+07:00` of 420. */
export function formatZone(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const digits = [Math.floor(minutes / MINUTES_AN_HOUR), minutes % MINUTES_AN_HOUR].map((part) => String(part).padStart(2, '0'));
  return `${offsetMinutes < 0 ? '-' : '+'}${digits.join(':')}`;
}
