import { execFileSync } from 'node:child_process';
import { realpathSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { PolicySource } from '../../shared/app/parse-policies';
import { readSmallFile } from '../files/read-small-file';

export const linuxPolicyFile = '/etc/storehub-helpdesk/policies.json';

const plutilLimitMs = 2_000;

const fileSchema = z.record(z.string(), z.unknown());

/**
 * Reads a JSON file with the required values and an object `Recommended`.
 * @returns nothing if the file is missing
 * @throws if it is no such file, or anybody but root could have written, moved or deleted it
 */
export function readPolicyFile(file: string, { mustBeOfRoot }: { mustBeOfRoot: boolean }): PolicySource[] {
  if (mustBeOfRoot) requireOfRoot(dirname(file));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (mustBeOfRoot) {
    const target = realpathSync(file);
    requireOfRoot(target);
    requireOfRoot(dirname(target));
  }
  return toSources('machine', JSON.parse(readSmallFile(file)));
}

function requireOfRoot(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !isOfRoot(found))
    throw Object.assign(new Error('not of root, or writable for others'), { code: 'ENOTROOT' });
}

function isOfRoot({ uid, mode }: Stats): boolean {
  return uid === 0 && (mode & 0o022) === 0;
}

/** Reads the preferences that a profile has set on macOS: those of the user first, as macOS does. */
export function readMacPolicies(userName: string): PolicySource[] {
  const folder = '/Library/Managed Preferences';
  const domain = 'biz.storehub.helpdesk.plist';
  const places = [
    [`${folder}/${userName}/${domain}`, 'user'],
    [`${folder}/${domain}`, 'machine'],
  ] as const;
  return places.flatMap(([file, place]) => {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return [];
    const json = execFileSync('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], {
      encoding: 'utf8',
      timeout: plutilLimitMs,
    });
    return toSources(place, JSON.parse(json));
  });
}

function toSources(place: PolicySource['place'], read: unknown): PolicySource[] {
  const { Recommended: recommended = {}, ...required } = fileSchema.parse(read);
  return [
    { place, level: 'required', values: required },
    { place, level: 'recommended', values: fileSchema.parse(recommended) },
  ];
}
