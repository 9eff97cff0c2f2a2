import type { Socket } from 'node:net';
import { toLogLine } from './log-line.ts';
import type { SliceSender } from './slice-sender.ts';
import { FramingError, SyslogFramer } from './syslog-framer.ts';

/**
 * Reads one connection to its end. Nothing more is read while the ledger is behind: the sender's own queue fills up then.
 * A message that the end of the connection cut short is dropped and counted, since nobody knows what it would have said.
 * @returns why it ended
 */
export async function readConnection(socket: Socket, sender: SliceSender): Promise<'closed' | 'broken' | 'not-syslog'> {
  const framer = new SyslogFramer();
  try {
    for await (const chunk of socket) {
      // A socket without encoding gives buffers.
      for (const frame of framer.push(chunk as Buffer)) {
        const line = toLogLine(frame.bytes, frame.isCut);
        if (line !== null) sender.add(line);
      }
      if (sender.isFull) await sender.waitForRoom();
    }
    return 'closed';
  } catch (error) {
    return error instanceof FramingError ? 'not-syslog' : 'broken';
  } finally {
    if (framer.isWithinMessage) sender.countLost(1);
    socket.destroy();
  }
}
