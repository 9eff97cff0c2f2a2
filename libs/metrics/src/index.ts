export * from './calendar/iso-date.ts';
export * from './calendar/iso-week.ts';
export * from './calendar/period.ts';
export * from './calendar/work-calendar.ts';
export type * from './contract/adoption.ts';
export type * from './contract/figure.ts';
export type * from './contract/ingest.ts';
export type * from './contract/period.ts';
export type * from './contract/session.ts';
