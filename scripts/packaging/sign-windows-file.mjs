import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackagingTool } from './run-packaging-tool.mjs';
import { product } from './product.mjs';

/** The programs that signing needs. */
export const signingCommands = () => (process.env.HELPDESK_SIGN_CERTIFICATE ? ['osslsigncode'] : []);

/**
 * Signs a program or package of Windows, if HELPDESK_SIGN_CERTIFICATE names a PKCS #12 file; its password is in
 * HELPDESK_SIGN_PASSWORD. Without a time stamp of the server in HELPDESK_SIGN_TIMESTAMP the signature ends with the
 * certificate.
 */
export async function signWindowsFile(file) {
  const {
    HELPDESK_SIGN_CERTIFICATE: certificate,
    HELPDESK_SIGN_PASSWORD: password = '',
    HELPDESK_SIGN_TIMESTAMP: timestampServer,
  } = process.env;
  if (!certificate) return;
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-sign-'));
  // Other users of the computer see the arguments of a program.
  const passwordFile = join(folder, 'password');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    await runPackagingTool('osslsigncode', [
      'sign',
      '-pkcs12',
      certificate,
      '-readpass',
      passwordFile,
      '-h',
      'sha256',
      '-n',
      product.title,
      '-i',
      product.homepage,
      ...(timestampServer ? ['-ts', timestampServer] : []),
      '-in',
      file,
      '-out',
      `${file}.signed`,
    ]);
    await rename(`${file}.signed`, file);
  } finally {
    await rm(folder, { recursive: true });
    await rm(`${file}.signed`, { force: true });
  }
}
