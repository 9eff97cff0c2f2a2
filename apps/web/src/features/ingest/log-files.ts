/** A chosen file under the name it gets in the ledger. */
export interface LogFile {
  readonly file: File;
  readonly name: string;
}

const LONGEST_NAME = 255;

/** Names the files of a list; those of a chosen folder keep their path inside it. */
export function nameFiles(files: readonly File[]): LogFile[] {
  return files.map((file) => ({ file, name: clip(file.webkitRelativePath === '' ? file.name : file.webkitRelativePath) }));
}

/** Leaves out what a folder holds beside logs: files without content, and hidden ones (`.DS_Store`). */
export function keepLogs(files: readonly LogFile[]): LogFile[] {
  return files.filter(({ file, name }) => file.size > 0 && !name.split('/').some((part) => part.startsWith('.')));
}

/** Every file of dropped folders, in the order of their names; null when no folder is among what was dropped. */
export function readDroppedFolders(transfer: DataTransfer): Promise<LogFile[]> | null {
  // Entries have to be taken at once: the list is empty when the event is over.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return null;
  return Promise.all(entries.map(readEntry)).then((lists) => lists.flat());
}

async function readEntry(entry: FileSystemEntry): Promise<LogFile[]> {
  if (isDirectory(entry)) {
    const children = await listChildren(entry.createReader());
    const sorted = children.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return (await Promise.all(sorted.map(readEntry))).flat();
  }
  // An entry is a folder or a file.
  const fileEntry = entry as FileSystemFileEntry;
  const file = await new Promise<File>((resolve, reject) => fileEntry.file(resolve, reject));
  return [{ file, name: clip(entry.fullPath.replace(/^\//, '')) }];
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader hands out its entries in parts, and an empty part at the end. */
async function listChildren(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return part.length === 0 ? [] : [...part, ...(await listChildren(reader))];
}

/** The end of a long path tells more than its beginning. */
function clip(name: string): string {
  return name.slice(-LONGEST_NAME);
}
