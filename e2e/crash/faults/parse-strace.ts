import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';

/** The disk operations of a process, in order. Paths are relative to the watched folder. */
export type DiskStep =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly length: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'create'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'said'; readonly line: string };

/** The strace command to put before another one. It writes every byte, as hex, into `traceFile`. */
export const createStraceCommand = (traceFile: string): string[] =>
  `strace -f -qq -xx -y -s 4000000 -e signal=none -e trace=${traced} -o`.split(' ').concat(traceFile);

const traced =
  'openat,write,pwrite64,pwritev,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mmap,copy_file_range';

/**
 * Reads a trace.
 * @throws if the process wrote in a way that this reader does not know, since the proof would then be incomplete
 */
export function parseStrace(traceFile: string, folder: string): DiskStep[] {
  const lengths = new Map<string, number>();
  const steps: DiskStep[] = [];
  const inFolder = (path: string): string | null => {
    const way = relative(folder, path);
    return way === '' || way.startsWith('..') || isAbsolute(way) ? null : way;
  };
  const write = (file: string, at: number, bytes: Buffer): void => {
    lengths.set(file, Math.max(lengths.get(file) ?? 0, at + bytes.length));
    steps.push({ kind: 'write', file, at, bytes });
  };

  const handlers: Record<string, (call: TracedCall) => void> = {
    openat: ({ texts, args }) => {
      const opened = inFolder(texts[0]?.toString('utf8') ?? '');
      if (opened === null || !args.includes('O_CREAT')) return;
      if (!lengths.has(opened)) steps.push({ kind: 'create', file: opened });
      if (args.includes('O_TRUNC')) steps.push({ kind: 'truncate', file: opened, length: 0 });
      if (args.includes('O_TRUNC') || !lengths.has(opened)) lengths.set(opened, 0);
    },
    write: ({ fd, file, texts }) => {
      if (fd === '1') steps.push({ kind: 'said', line: texts[0]?.toString('utf8').trim() ?? '' });
      // Only the journal writes without an offset, and it appends.
      else if (file !== null) write(file, lengths.get(file) ?? 0, texts[0] ?? Buffer.alloc(0));
    },
    pwrite64: ({ file, texts, last }) => {
      if (file !== null) write(file, last, texts[0] ?? Buffer.alloc(0));
    },
    ftruncate: ({ file, last }) => {
      if (file === null) return;
      lengths.set(file, last);
      steps.push({ kind: 'truncate', file, length: last });
    },
    fsync: ({ path, file }) => {
      if (path.startsWith(folder)) steps.push({ kind: 'sync', file: file ?? '' });
    },
    rename: ({ texts }) => {
      const [from, to] = texts.map((text) => inFolder(text.toString('utf8')));
      if (from == null || to == null) return;
      lengths.set(to, lengths.get(from) ?? 0);
      lengths.delete(from);
      steps.push({ kind: 'rename', file: from, to });
    },
    unlink: ({ texts }) => {
      const gone = inFolder(texts[0]?.toString('utf8') ?? '');
      if (gone === null) return;
      lengths.delete(gone);
      steps.push({ kind: 'unlink', file: gone });
    },
    mmap: ({ args }) => {
      const isWritten = args.includes('MAP_SHARED') && args.includes('PROT_WRITE') && isDatabaseInMap(args);
      if (isWritten) throw new Error(`written by way of memory: ${args.slice(0, 200)}`);
    },
    writev: ({ file, args }) => {
      if (file !== null) throw new Error(`not understood: ${args.slice(0, 200)}`);
    },
  };

  for (const line of wholeLines(readFileSync(traceFile, 'latin1'))) {
    const [, name = '', args = '', result = '-1'] = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/s.exec(line) ?? [];
    if (result.startsWith('-')) continue;
    const [, fd = '', hexPath = ''] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
    const path = textOf(hexPath);
    const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => bytesOf(hex));
    const last = Number(args.split(', ').at(-1));
    handlers[sameAs[name] ?? name]?.({ fd, path, file: inFolder(path), texts, args, last });
  }
  return steps;
}

type TracedCall = {
  readonly fd: string;
  readonly path: string;
  readonly file: string | null;
  readonly texts: readonly Buffer[];
  readonly args: string;
  readonly last: number;
};

const sameAs: Readonly<Record<string, string>> = {
  fdatasync: 'fsync',
  renameat: 'rename',
  renameat2: 'rename',
  unlinkat: 'unlink',
  pwritev: 'writev',
  copy_file_range: 'writev',
};

/** Leaves out the `-shm` file: it is memory shared between processes, and SQLite rebuilds it after a power cut. */
function isDatabaseInMap(args: string): boolean {
  const path = /\d+<([^>]*)>/.exec(args)?.[1];
  return path !== undefined && /\.db(-wal)?$/.test(textOf(path));
}

/** A call that was interrupted by another thread's call takes two lines. */
function* wholeLines(text: string): Generator<string> {
  const begun = new Map<string, string>();
  for (const line of text.split('\n')) {
    const pid = line.slice(0, line.indexOf(' '));
    if (line.endsWith('<unfinished ...>')) begun.set(pid, line.slice(0, -' <unfinished ...>'.length));
    else if (line.includes('resumed>')) {
      const rest = line.slice(line.indexOf('resumed>') + 'resumed>'.length);
      yield `${begun.get(pid) ?? ''}${rest}`;
    } else yield line;
  }
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

/** Decodes a path, in which strace hex-encodes only the characters that need it. */
function textOf(path: string): string {
  return path.replaceAll(/\\x([0-9a-f]{2})/g, (_all, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
