import { expect, it } from '@jest/globals';
import { keepLogs, nameFiles, readDroppedFolders } from './log-files.ts';

const logFile = (name: string, content = 'x') => ({ file: new File([content], name), name });

it('keeps the path inside a chosen folder, and its end when it is longer than the ledger takes', () => {
  const inFolder = new File(['x'], 'mail.log');
  Object.defineProperty(inFolder, 'webkitRelativePath', { value: `${'thu/'.repeat(80)}mail.log` });
  const [plain, deep] = nameFiles([Object.defineProperty(new File(['x'], 'mail.log'), 'webkitRelativePath', { value: '' }), inFolder]);
  expect(plain?.name).toBe('mail.log');
  expect(deep?.name).toHaveLength(255);
  expect(deep?.name.endsWith('thu/mail.log')).toBe(true);
});

it('leaves out empty and hidden files', () => {
  const files = [logFile('thu/mail.log'), logFile('thu/.DS_Store'), logFile('.git/config'), logFile('thu/mail.err', '')];
  expect(keepLogs(files).map(({ name }) => name)).toEqual(['thu/mail.log']);
});

const fileEntry = (fullPath: string) => ({
  ...{ isDirectory: false, name: fullPath.split('/').at(-1), fullPath },
  file: (resolve: (file: File) => void) => resolve(new File(['x'], fullPath)),
});
/** A folder whose reader hands out two entries at a time, as browsers hand out a hundred. */
const folder = (name: string, children: unknown[]) => {
  const left = [...children];
  const readEntries = (resolve: (part: unknown[]) => void) => resolve(left.splice(0, 2));
  return { isDirectory: true, name, fullPath: `/${name}`, createReader: () => ({ readEntries }) };
};
const drop = (...entries: unknown[]) => ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer;

it('reads dropped folders to their last entry, also those inside', async () => {
  const inner = folder('cu', [fileEntry('/thu/cu/mail.log.3')]);
  const outer = folder('thu', [fileEntry('/thu/mail.log.2'), fileEntry('/thu/mail.log'), inner, fileEntry('/thu/mail.log.1')]);
  const files = await readDroppedFolders(drop(outer, fileEntry('/them.log')));
  expect(files?.map(({ name }) => name)).toEqual(['thu/cu/mail.log.3', 'thu/mail.log', 'thu/mail.log.1', 'thu/mail.log.2', 'them.log']);
});

it('leaves plain files to the file field', () => {
  expect(readDroppedFolders(drop(fileEntry('/mail.log')))).toBeNull();
});
