import { readdirSync } from 'node:fs';
import { readOrEmpty } from './read-or-empty';

/** What Chromium calls this kind of process, such as `renderer`; `main` for the first one. */
export function readProcessKind(pid: number): string {
  return /--type=([\w-]+)/.exec(readOrEmpty(`/proc/${pid}/cmdline`))?.[1] ?? 'main';
}

/** A process and all its descendants. */
export function listProcessTree(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => {
        // A program's name may contain blanks and brackets, the following fields cannot.
        const fields = readOrEmpty(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? [];
        return [Number(name), Number(fields[1])];
      }),
  );
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}
