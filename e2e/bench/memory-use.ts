import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Returns the memory of a program's idle processes in MB. Shared pages are divided among the processes that share
 * them.
 */
export async function idleMemory(pid: number): Promise<number> {
  let last = memoryOf(pid);
  for (let quietFor = 0, checks = 0; quietFor < 3 && checks < 60; checks += 1) {
    await wait(500);
    const now = memoryOf(pid);
    quietFor = Math.abs(now - last) < 0.005 * last ? quietFor + 1 : 0;
    last = now;
  }
  return last;
}

function memoryOf(pid: number): number {
  const kilobytes = familyOf(pid).map((member) => {
    const rollup = readOrEmpty(`/proc/${member}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** A process and all its descendants. */
export function familyOf(pid: number): number[] {
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

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
