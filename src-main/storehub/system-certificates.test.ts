import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { readSystemCertificates, type CertificateSources } from './system-certificates';

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const office = makeCertificate({ name: 'Office' }).cert.trim();
const other = makeCertificate({ name: 'Other' }).cert.trim();
const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const nothing: CertificateSources = { bundleFiles: [], getCACertificates: undefined, builtIn: ['built in'] };

test("the computer's own store is added to Node's list", () => {
  const getCACertificates = (kind: 'default' | 'system'): string[] =>
    kind === 'system' ? [office] : ['default', 'extra'];
  expect(readSystemCertificates({ ...nothing, getCACertificates })).toEqual(['default', 'extra', office]);
});

test('where there is no such call, the first bundle that can be read is taken', () => {
  const bundleFiles = [
    join(folder, 'missing'),
    fileWith('empty', ''),
    fileWith('bundle', `# Office\n${office}\n\n${damaged}\n${other}\n`),
    fileWith('never', office),
  ];
  expect(readSystemCertificates({ ...nothing, bundleFiles })).toEqual(['built in', office, other]);
});

test('a store that fails or is empty leaves the bundle', () => {
  const bundleFiles = [fileWith('again', office)];
  const failing = (): string[] => {
    throw new Error('not in this build');
  };
  for (const getCACertificates of [failing, () => []]) {
    expect(readSystemCertificates({ ...nothing, bundleFiles, getCACertificates })).toEqual([
      'built in',
      office,
    ]);
  }
});

test('nothing twice', () => {
  const getCACertificates = (): string[] => [office];
  expect(readSystemCertificates({ ...nothing, getCACertificates })).toEqual([office]);
});

test("where the computer keeps its list to itself, Node's own stays in force", () => {
  expect(readSystemCertificates(nothing)).toBeUndefined();
});

test('on this computer', () => {
  expect(readSystemCertificates()?.length ?? 1).toBeGreaterThan(0);
});
