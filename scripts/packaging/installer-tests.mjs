import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackagingTool } from './run-packaging-tool.mjs';
import { packageKinds, packProgram, buildUnpackedProgram } from './make-package.mjs';
import { product } from './product.mjs';
import { prepareRuntime } from '../lib/prepare-runtime.mjs';
import { runPlaywright } from '../lib/run-playwright.mjs';
import { keyringCommands } from '../lib/run-with-keyring.mjs';
import { displayCommands } from '../lib/virtual-display.mjs';
import { typingCommands } from '../lib/programs-for-tests.mjs';

/** A later version of the same program, for the upgrade. */
const laterVersion = product.version.replace(/\d+$/, (patch) => String(Number(patch) + 1));

/** The steps of `npm test` that install packages. */
export const listInstallerSteps = () => [
  {
    name: 'installed',
    isOnRequest: true,
    needsLinux: true,
    needsRoot: true,
    run: (args = []) => runInstalledTests(args),
  },
  {
    name: 'windows-installers',
    isOnRequest: true,
    needsLinux: true,
    run: (args = []) => runWindowsInstallerTests(args),
  },
];

/**
 * Installs the deb on this machine, uses it, upgrades it and removes it; the rpm in a root of its own; and lets the
 * AppImage update itself.
 */
async function runInstalledTests(args) {
  const { deb, rpm, appimage } = packageKinds;
  const tools = ['xdg-open', 'desktop-file-validate', 'rpm', 'busybox', 'fusermount3'];
  const commands = [...deb.commands, ...rpm.commands, ...appimage.commands, ...tools];
  const tests = [...displayCommands(), ...typingCommands(), ...keyringCommands()];
  const electron = await prepareRuntime([...commands, ...tests], ['libnotify.so.4']);
  const program = await buildUnpackedProgram('linux', electron);
  return runPlaywright('installed', electron, args, {
    HELPDESK_TEST_DEB: await packProgram('deb', program, product.version),
    HELPDESK_TEST_LATER_DEB: await packProgram('deb', program, laterVersion),
    HELPDESK_TEST_RPM: await packProgram('rpm', program, product.version),
    HELPDESK_TEST_LATER_RPM: await packProgram('rpm', program, laterVersion),
    HELPDESK_TEST_APPIMAGE: await packProgram('appimage', program, product.version),
    HELPDESK_TEST_LATER_APPIMAGE: await packProgram('appimage', program, laterVersion),
    HELPDESK_TEST_LATER_VERSION: laterVersion,
  });
}

/** Makes the packages for Windows, and installs, upgrades and removes them under Wine. */
async function runWindowsInstallerTests(args) {
  const { msi, nsis } = packageKinds;
  const commands = [...msi.commands, ...nsis.commands, 'wine', 'msiinfo', 'openssl', 'osslsigncode'];
  const electron = await prepareRuntime([...commands, ...displayCommands(), ...keyringCommands()]);
  const signer = await createSigner();
  const program = await buildUnpackedProgram('windows', electron);
  return runPlaywright('windows-installers', electron, args, {
    HELPDESK_TEST_SIGNER: signer,
    HELPDESK_TEST_WINDOWS_PROGRAM: program.unpacked,
    HELPDESK_TEST_MSI: await packProgram('msi', program, product.version),
    HELPDESK_TEST_LATER_MSI: await packProgram('msi', program, laterVersion),
    HELPDESK_TEST_NSIS: await packProgram('nsis', program, product.version),
    HELPDESK_TEST_LATER_NSIS: await packProgram('nsis', program, laterVersion),
    HELPDESK_TEST_VERSION: product.version,
    HELPDESK_TEST_LATER_VERSION: laterVersion,
  });
}

/** Makes a certificate by which everything for Windows is signed from now on. Returns its file. */
async function createSigner() {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-signer-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [key, certificate, both] = ['key.pem', 'certificate.pem', 'both.p12'].map((name) =>
    join(folder, name),
  );
  const subject = ['-subj', '/CN=Test publisher', '-addext', 'extendedKeyUsage=codeSigning', '-days', '2'];
  const keyAndFile = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
  await runPackagingTool('openssl', ['req', '-x509', ...keyAndFile, ...subject]);
  const password = 'of a test';
  const files = ['-in', certificate, '-inkey', key, '-out', both];
  await runPackagingTool('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${password}`]);
  Object.assign(process.env, { HELPDESK_SIGN_CERTIFICATE: both, HELPDESK_SIGN_PASSWORD: password });
  return certificate;
}
