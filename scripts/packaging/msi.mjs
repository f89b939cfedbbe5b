import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { product } from './product.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';

/** Makes the MSI for all users of a PC, with wixl of msitools. */
export async function makeMsi({ root, unpacked, file, version }) {
  const files = `${root}-files.wxs`;
  // The folder itself is named by product.wxs, so its contents stand directly in it.
  const list = await runPackagingTool('sh', [
    '-c',
    `cd "$1" && find . -type f -printf 'app/%P\\n' | LC_ALL=C sort |
      wixl-heat -p app/ --component-group AppFiles --var var.SourceDir --directory-ref INSTALLDIR --win64`,
    'sh',
    unpacked,
  ]);
  await writeFile(files, list.replaceAll(/<Directory [^>]*Name="\.">([\s\S]*?)<\/Directory>/g, '$1'));
  const variables = {
    Title: product.title,
    Version: version,
    Publisher: product.publisher,
    Summary: product.summary,
    Homepage: product.homepage,
    UpgradeCode: product.upgradeCode,
    Scheme: product.scheme,
    Program: `${product.name}.exe`,
    IconFile: join(projectFolder, 'build', 'icon.ico'),
    SourceDir: unpacked,
    Win64: 'yes',
  };
  const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const source = join(projectFolder, 'scripts', 'packaging', 'windows', 'product.wxs');
  await rm(file, { force: true });
  await runPackagingTool('wixl', ['--arch', 'x64', ...defined, '-o', file, source, files]);
  await runPackagingTool('msibuild', [file, '-q', removeOldVersionInTransaction]);
}

/** Wixl removes the older version before the transaction, so that an upgrade that fails leaves none. */
const removeOldVersionInTransaction =
  "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'";
