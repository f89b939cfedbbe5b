import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolicySource } from '../../shared/app/parse-policies';
import { readSmallFile } from '../files/read-small-file';

const subkey = String.raw`SOFTWARE\Policies\StoreHub Helpdesk`;
const roots = { HKLM: ['HKEY_LOCAL_MACHINE', 'machine'], HKCU: ['HKEY_CURRENT_USER', 'user'] } as const;

/** The start waits for it. It takes less than 100 ms. */
const limitMs = 2_000;

/** How `reg` ends if there is no such key, and for any other refusal of its own. */
const keyMissing = z.object({ status: z.literal(1) });

type Registry = {
  readonly systemRoot: string;
  readonly tempFolder: string;
  readonly pid: number;
  /** Called if a key could not be read. What the other one holds still counts. */
  readonly onError: (thrown: unknown) => void;
};

/**
 * Reads the policies of the PC and of the user. `reg export` writes Unicode; `reg query` would turn Chinese into
 * question marks. Only administrators may write to these keys.
 */
export function readWindowsPolicies({ systemRoot, tempFolder, pid, onError }: Registry): PolicySource[] {
  return [...readKey('HKLM'), ...readKey('HKCU')];

  function readKey(root: keyof typeof roots): PolicySource[] {
    const [longRoot, place] = roots[root];
    const file = join(tempFolder, `storehub-helpdesk-policies-${pid}.reg`);
    const args = ['export', `${root}\\${subkey}`, file, '/y', '/reg:64'];
    try {
      const options = { stdio: 'ignore', timeout: limitMs, windowsHide: true } as const;
      execFileSync(join(systemRoot, 'System32', 'reg.exe'), args, options);
      const keys = parseRegistryExport(readSmallFile(file, undefined, 'utf16le'));
      return [
        { place, level: 'required', values: keys.get(`${longRoot}\\${subkey}`) ?? {} },
        { place, level: 'recommended', values: keys.get(`${longRoot}\\${subkey}\\Recommended`) ?? {} },
      ];
    } catch (thrown) {
      if (!keyMissing.safeParse(thrown).success) onError(thrown);
      return [];
    } finally {
      rmSync(file, { force: true });
    }
  }
}

/** Returns the values of each key in a file of `reg export`. Kinds other than text and DWORD are null. */
export function parseRegistryExport(text: string): Map<string, Record<string, unknown>> {
  const keys = new Map<string, Record<string, unknown>>();
  let values: Record<string, unknown> = {};
  for (const line of text.replaceAll('\r', '').split('\n')) {
    const key = /^\[(.+)\]$/.exec(line)?.[1];
    if (key !== undefined) {
      values = {};
      keys.set(key, values);
      continue;
    }
    const [, name = '', written = ''] = /^"((?:[^"\\]|\\.)*)"=(.*)$/.exec(line) ?? [];
    if (name !== '') values[unescape(name)] = toValue(written);
  }
  return keys;
}

function toValue(written: string): string | number | null {
  const text = /^"((?:[^"\\]|\\.)*)"$/.exec(written)?.[1];
  if (text !== undefined) return unescape(text);
  const dword = /^dword:([0-9a-f]{8})$/.exec(written)?.[1];
  return dword === undefined ? null : Number.parseInt(dword, 16);
}

const unescape = (text: string): string => text.replaceAll(/\\(.)/g, '$1');
