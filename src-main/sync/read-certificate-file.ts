import { X509Certificate } from 'node:crypto';
import { readSmallFile } from '../files/read-small-file';

const begin = '-----BEGIN CERTIFICATE-----';
const wholeCertificate = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * Reads the certificate authorities in a PEM file, which Windows may have given a byte order mark.
 * @throws errors of the file system, and where the file has no certificate or a damaged one: TLS leaves these out
 *   silently, and then trusts no server
 */
export function readCertificateFile(file: string): string[] {
  const text = readSmallFile(file);
  const certificates = text.match(wholeCertificate) ?? [];
  if (certificates.length === 0 || certificates.length < text.split(begin).length - 1)
    throw new Error('no whole certificate');
  return certificates.map((pem) => new X509Certificate(pem).toString());
}
