import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { product } from './product.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';

/** Makes the installer for one user of a PC, with makensis. It is a 64-bit program, as the app is. */
export async function makeNsis({ unpacked, file, version, isTrial }) {
  const defines = {
    TITLE: product.title,
    NAME: product.name,
    VERSION: version,
    PUBLISHER: product.publisher,
    SUMMARY: product.summary,
    HOMEPAGE: product.homepage,
    APP_ID: product.appId,
    SCHEME: product.scheme,
    PROGRAM: `${product.name}.exe`,
    ICON_FILE: join(projectFolder, 'build', 'icon.ico'),
    SOURCE_FOLDER: unpacked,
    OUT_FILE: file,
    COMPRESSOR: isTrial ? 'zlib' : '/SOLID lzma',
  };
  const script = join(projectFolder, 'scripts', 'packaging', 'windows', 'installer.nsi');
  const args = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  await rm(file, { force: true });
  await runPackagingTool('makensis', [
    '-V2',
    '-INPUTCHARSET',
    'UTF8',
    ...args,
    '-XTarget amd64-unicode',
    script,
  ]);
}
