import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { entryNames } from './archive-format';
import { ArchiveRejectedError } from './archive-rejected-error';

/** The entries of an archive, however they were packed. */
export type ArchiveZipReader = {
  readonly read: (which: keyof typeof entryNames) => Promise<AsyncGenerator<Buffer>>;
  readonly close: () => void;
};

/** The archive itself has three to five entries; entries that a system adds are ignored. */
const maxEntries = 100;

/** ZIP methods: stored, and Deflate. */
const readMethods: ReadonlySet<number> = new Set([0, 8]);

/** @throws ArchiveRejectedError, or errors of the file system */
export async function openArchiveZipReader(file: string): Promise<ArchiveZipReader> {
  const zip = await opened(file);
  try {
    const entries = ownEntries(await entriesOf(zip));
    return {
      read: async (which) => {
        const entry = entries[which];
        if (entry === undefined) throw new ArchiveRejectedError('incomplete');
        return readWhole(await streamOf(zip, entry));
      },
      close: () => {
        zip.close();
      },
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

async function opened(file: string): Promise<ZipFile> {
  // Only an archive needs it, and each thread of the database would compile it.
  const { open } = await import('yauzl');
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false }, (error: Error | null, zip?: ZipFile) => {
      if (zip !== undefined) resolve(zip);
      else reject(error !== null && 'syscall' in error ? error : new ArchiveRejectedError('not-an-archive'));
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > maxEntries) return reject(new ArchiveRejectedError('not-an-archive'));
    zip.on('error', () => reject(new ArchiveRejectedError('incomplete')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      // If a name occurs twice, ZIP readers disagree on which entry to use.
      if (entries.has(entry.fileName)) return reject(new ArchiveRejectedError('incomplete'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** An archive without notes on callers and stores, or without incidents, has no entry for them. */
type OwnEntries = Partial<Record<keyof typeof entryNames, Entry>>;

/**
 * Accepts the entries inside one folder, because a person who repacks an archive may include its folder. Accepts one
 * archive only.
 */
function ownEntries(entries: ReadonlyMap<string, Entry>): OwnEntries {
  const folders = [...entries.keys()].flatMap((name) => {
    const [, folder = '', last] = /^(.*\/)?([^/]*)$/.exec(name) ?? [];
    return last === entryNames.manifest ? [folder] : [];
  });
  if (folders.length === 0) throw new ArchiveRejectedError('not-an-archive');
  const [own, another] = folders.flatMap((folder) => ownEntriesIn(entries, folder) ?? []);
  if (own === undefined) throw new ArchiveRejectedError('incomplete');
  if (another !== undefined || !Object.values(own).every(isReadable))
    throw new ArchiveRejectedError('unsupported-zip');
  return own;
}

function ownEntriesIn(entries: ReadonlyMap<string, Entry>, folder: string): OwnEntries | null {
  const [tickets, manifest, checksum] = [entryNames.tickets, entryNames.manifest, entryNames.checksum].map(
    (name) => entries.get(folder + name),
  );
  if (!tickets || !manifest || !checksum) return null;
  const contactNotes = entries.get(folder + entryNames.contactNotes);
  const incidents = entries.get(folder + entryNames.incidents);
  return {
    tickets,
    manifest,
    checksum,
    ...(contactNotes && { contactNotes }),
    ...(incidents && { incidents }),
  };
}

function isReadable(entry: Entry): boolean {
  return !entry.isEncrypted() && readMethods.has(entry.compressionMethod);
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(new ArchiveRejectedError('incomplete'));
    });
  });
}

/** Any error while unpacking means that the archive is incomplete. Errors of the file system pass through. */
async function* readWhole(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (thrown) {
    if (thrown instanceof Error && 'syscall' in thrown) throw thrown;
    throw new ArchiveRejectedError('incomplete');
  }
}
