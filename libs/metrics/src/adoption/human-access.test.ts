import { describe, expect, it } from '@jest/globals';
import { explainAccessPoints, findAccessPoints, type AccessEvent, type AccessOptions } from './human-access.ts';

const DAY = '2026-04-15';
const MINUTE = 60;

function at(time: string, day = DAY): number {
  return Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}+07:00`) / 1000;
}

function timeOf(second: number): string {
  return new Date((second + 7 * 3600) * 1000).toISOString().slice(11, 16);
}

function login(second: number, over: Partial<AccessEvent> = {}): AccessEvent {
  return { second, kind: 'login', protocol: 'imap', ip: '10.1.0.7', isLoopback: false, ...over };
}

function submission(time: string): AccessEvent {
  return login(at(time), { kind: 'submission', protocol: 'smtp' });
}

function webmail(time: string, over: Partial<AccessEvent> = {}): AccessEvent {
  return login(at(time), { kind: 'webmail', ip: '127.0.0.1', isLoopback: true, ...over });
}

function poll(from: string, count: number, every = 15 * MINUTE, over: Partial<AccessEvent> = {}): AccessEvent[] {
  return Array.from({ length: count }, (_, index) => login(at(from) + index * every, over));
}

const options: AccessOptions = {
  isWorkingTime: (second) =>
    (timeOf(second) >= '07:30' && timeOf(second) < '12:00') || (timeOf(second) >= '13:30' && timeOf(second) < '17:00'),
};

function pointsOf(events: readonly AccessEvent[], over: Partial<AccessOptions> = {}): string[] {
  return findAccessPoints(events, { ...options, ...over }).map(timeOf);
}

describe('human access HA@1', () => {
  it('DOMAIN 4: 96 log-ins every 15 minutes are no access; plus a submission they are one', () => {
    expect(pointsOf(poll('00:00', 96))).toEqual([]);
    expect(pointsOf([...poll('00:00', 96), submission('09:07')])).toEqual(['09:07']);
  });

  it('DOMAIN 4: webmail at 07:31, 07:33, 07:58, 08:40 gives 07:31, 07:58, 08:40', () => {
    expect(pointsOf(['07:31', '07:33', '07:58', '08:40'].map((time) => webmail(time)))).toEqual(['07:31', '07:58', '08:40']);
  });

  it('nothing logged is no access', () => {
    expect(pointsOf([])).toEqual([]);
  });

  it('H1: every submission counts, in any order of the events, a second once', () => {
    expect(pointsOf([submission('16:00'), submission('08:00'), submission('16:00')])).toEqual(['08:00', '16:00']);
  });

  it('H2: log-ins from the server itself belong to the webmail session, exactly 30 minutes apart too', () => {
    const events = [webmail('08:00'), webmail('08:30', { kind: 'login' }), webmail('09:00'), webmail('09:31')];
    expect(pointsOf(events)).toEqual(['08:00', '09:00', '09:31']);
  });

  it('H2: webmail requests count from any address', () => {
    expect(pointsOf([webmail('08:00', { ip: '10.9.9.9', isLoopback: false })])).toEqual(['08:00']);
  });

  it('H3: log-ins without a beat all count', () => {
    const times = ['07:40', '07:52', '08:31', '09:15', '10:02', '11:20', '14:01', '14:05', '16:30'];
    expect(pointsOf(times.map((time) => login(at(time))))).toEqual(times);
  });

  it('H3: seven log-ins on a beat are no series, eight are', () => {
    expect(pointsOf(poll('18:00', 7))).toHaveLength(7);
    expect(pointsOf(poll('18:00', 8))).toEqual([]);
  });

  it('H3: the first log-in of a series counts in working time after 2 hours of silence', () => {
    expect(pointsOf(poll('07:35', 30))).toEqual(['07:35']);
    expect(pointsOf(poll('07:25', 30))).toEqual([]);
    expect(explainAccessPoints(poll('07:35', 30), options)).toEqual([{ second: at('07:35'), reason: 'series-start' }]);
  });

  it('H3: a series that resumes counts again after 2 hours, not a minute earlier', () => {
    const morning = poll('07:35', 10); // last at 09:50
    expect(pointsOf([...morning, ...poll('13:35', 10)])).toEqual(['07:35', '13:35']);
    expect(pointsOf([...morning, ...poll('11:50', 10)])).toEqual(['07:35', '11:50']);
    expect(pointsOf([...morning, ...poll('11:49', 10)])).toEqual(['07:35']);
  });

  it('H3: a gap in the log is not silence', () => {
    const events = [...poll('00:05', 32), ...poll('11:05', 12)];
    expect(pointsOf(events)).toEqual(['11:05']);
    expect(pointsOf(events, { logGaps: [{ from: at('07:55'), to: at('11:00') }] })).toEqual([]);
    // A gap after the log-in says nothing about the time before it.
    expect(pointsOf(events, { logGaps: [{ from: at('15:00'), to: at('16:00') }] })).toEqual(['11:05']);
  });

  it('H3: a human log-in between two polls is found, and does not break the series', () => {
    expect(pointsOf([...poll('00:00', 96), login(at('09:05'))])).toEqual(['09:05']);
    expect(pointsOf([...poll('00:00', 96), login(at('09:05')), login(at('14:20')), login(at('14:21'))])).toEqual([
      '09:05',
      '14:20',
      '14:21',
    ]);
  });

  it('H3: a missed poll breaks no series, wherever it falls', () => {
    for (const missed of [1, 2, 5, 40, 93, 94]) expect(pointsOf(poll('00:00', 96).toSpliced(missed, 1))).toEqual([]);
  });

  it('H3: a robot that opens two connections at every poll is still a robot', () => {
    expect(pointsOf([...poll('00:00', 96), ...poll('00:00:01', 96)])).toEqual([]);
    expect(pointsOf([...poll('00:00', 96), ...poll('00:00', 96)])).toEqual([]);
  });

  it('H3: log-ins less than 30 seconds after the first are one poll, later ones are not', () => {
    const withFour = [0, 1, 2, 29].flatMap((offset) => poll('00:00', 96).map((event) => ({ ...event, second: event.second + offset })));
    expect(pointsOf(withFour)).toEqual([]);
    expect(pointsOf([...poll('00:00', 96), login(at('09:00:29'))])).toEqual([]);
    expect(pointsOf([...poll('00:00', 96), login(at('09:00:30'))])).toEqual(['09:00']);
  });

  it('H3: a log-in right after a poll is not the next poll, although that one is missing', () => {
    expect(pointsOf([...poll('00:00', 96).toSpliced(80, 1), login(at('19:47'))])).toEqual(['19:47']);
  });

  it('H3: two devices behind one address, every 10 and every 15 minutes, are two series', () => {
    expect(pointsOf([...poll('00:00', 96), ...poll('00:04', 143, 10 * MINUTE)])).toEqual([]);
  });

  it('H3: a series keeps to one address and one protocol', () => {
    const mixed = poll('18:00', 12).map((event, index) => (index % 2 === 0 ? event : { ...event, ip: '10.1.0.8' }));
    expect(pointsOf(mixed)).toHaveLength(12);
    const protocols = poll('18:00', 12).map((event, index) => (index % 2 === 0 ? event : { ...event, protocol: 'pop3' as const }));
    expect(pointsOf(protocols)).toHaveLength(12);
  });

  it('H3: gaps of 35 minutes make a series, of 36 none', () => {
    expect(pointsOf(poll('00:00', 40, 35 * MINUTE))).toEqual([]);
    expect(pointsOf(poll('00:00', 39, 36 * MINUTE))).toHaveLength(39);
  });

  it('H3: a computer that starts polling beside a robot of another address counts', () => {
    expect(pointsOf([...poll('00:00', 96, 15 * MINUTE, { ip: '10.1.0.200' }), ...poll('07:40', 30)])).toEqual(['07:40']);
  });

  it('midnight cuts neither a series nor a session when the events reach beyond the day', () => {
    const night = Array.from({ length: 12 }, (_, index) => login(at('22:15', '2026-04-14') + index * 15 * MINUTE)); // to 01:00
    expect(pointsOf(night, { day: DAY })).toEqual([]);
    expect(pointsOf(night.filter((event) => event.second >= at('00:00')))).toHaveLength(5);
    const session = [webmail('08:00'), { ...webmail('08:00'), second: at('23:50', '2026-04-14') }, webmail('00:05')];
    expect(pointsOf(session, { day: DAY })).toEqual(['00:05', '08:00']);
    expect(pointsOf(session, { day: '2026-04-14' })).toEqual(['23:50']);
  });

  it('tells the rule behind every point', () => {
    const events = [webmail('08:00'), submission('08:00'), login(at('09:00'))];
    expect(
      explainAccessPoints(events, options)
        .map((point) => point.reason)
        .toSorted(),
    ).toEqual(['login', 'submission', 'webmail-session']);
  });
});
