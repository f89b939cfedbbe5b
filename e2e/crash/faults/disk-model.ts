import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DiskStep } from './parse-strace';

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };
type Content = { durable: Buffer; pending: Change[] };
type Naming = { readonly name: string; readonly content: Content | null };

const sectorBytes = 512;

/**
 * A disk that guarantees only what was synced. At a power cut, every other write is present, missing or torn at a
 * sector, independently of the others. Creations, renames and removals survive in order, up to some point.
 */
export class DiskModel {
  readonly #names = new Map<string, Content>();
  readonly #durableNames = new Map<string, Content>();
  readonly #namings: Naming[] = [];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  do(step: DiskStep): void {
    switch (step.kind) {
      case 'create':
        this.#name(step.file, { durable: Buffer.alloc(0), pending: [] });
        return;
      case 'rename':
        this.#name(step.to, this.#contentOf(step.file));
        this.#name(step.file, null);
        return;
      case 'unlink':
        this.#name(step.file, null);
        return;
      case 'write':
        this.#contentOf(step.file).pending.push({ at: step.at, bytes: step.bytes });
        return;
      case 'truncate':
        this.#contentOf(step.file).pending.push({ length: step.length });
        return;
      case 'sync':
        this.#sync(step.file);
        break;
      case 'said':
    }
  }

  /** Writes into a folder what a power cut at this moment may leave. */
  cutInto(folder: string, isWanted: (file: string) => boolean): void {
    const names = new Map(this.#durableNames);
    const through = Math.floor(this.#random() * (this.#namings.length + 1));
    for (const { name, content } of this.#namings.slice(0, through)) set(names, name, content);
    for (const [name, content] of names) {
      if (!isWanted(name)) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), this.#leftOf(content));
    }
  }

  #leftOf({ durable, pending }: Content): Buffer {
    const isNothingLost = this.#random() < 0.1;
    const isAllLost = this.#random() < 0.3;
    let left = durable;
    for (const change of pending) {
      const fate = this.#random();
      if (isNothingLost || (!isAllLost && fate < 0.4)) left = changed(left, change);
      else if (!isAllLost && fate < 0.7 && 'bytes' in change) left = this.#torn(left, change);
    }
    return left;
  }

  #torn(before: Buffer, { at, bytes }: Extract<Change, { at: number }>): Buffer {
    let left = before;
    for (let from = 0; from < bytes.length; from += sectorBytes) {
      const part = { at: at + from, bytes: bytes.subarray(from, from + sectorBytes) };
      if (this.#random() < 0.5) left = changed(left, part);
    }
    return left;
  }

  #name(name: string, content: Content | null): void {
    set(this.#names, name, content);
    this.#namings.push({ name, content });
  }

  #contentOf(name: string): Content {
    const content = this.#names.get(name);
    if (content === undefined) throw new Error(`written, but never made: ${name}`);
    return content;
  }

  /** Syncs a file, or if `name` is a folder, its directory entries. */
  #sync(name: string): void {
    const content = this.#names.get(name);
    if (content === undefined) {
      for (const each of this.#namings.splice(0)) {
        if (dirname(each.name) === name) set(this.#durableNames, each.name, each.content);
        else this.#namings.push(each);
      }
      return;
    }
    content.durable = content.pending.reduce(changed, content.durable);
    content.pending = [];
  }
}

function set(names: Map<string, Content>, name: string, content: Content | null): void {
  if (content === null) names.delete(name);
  else names.set(name, content);
}

function changed(before: Buffer, change: Change): Buffer {
  const length =
    'length' in change ? change.length : Math.max(before.length, change.at + change.bytes.length);
  const after = Buffer.alloc(length);
  before.copy(after, 0, 0, Math.min(before.length, length));
  if ('bytes' in change) change.bytes.copy(after, change.at);
  return after;
}
