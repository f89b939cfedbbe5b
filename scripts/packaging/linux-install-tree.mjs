import { chmod, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../lib/run-command.mjs';
import { projectFolder } from '../lib/paths.mjs';
import { product } from './product.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';

/** Where deb and rpm put the program. Without a space, since `xdg-open` cannot start a program with one. */
export const installFolder = `/opt/${product.name}`;

/** Writes everything that a deb or an rpm installs, laid out as on the PC. */
export async function writeLinuxInstallTree(root, unpackedFolder) {
  await copyFolder(unpackedFolder, join(root, installFolder));
  // A clone of root may be closed to others; the program is for every user of the PC.
  await runPackagingTool('chmod', ['-R', 'a+rX,go-w', join(root, installFolder)]);
  await writeFileWithFolders(
    join(root, 'usr/share/applications', product.desktopName),
    createDesktopEntry(product.name),
  );
  await writeFileWithFolders(join(root, 'etc/apparmor.d', product.name), appArmorProfile());
  await writeIcons(root);
  const docs = join(root, 'usr/share/doc', product.name);
  const notices = join(unpackedFolder, 'resources', 'THIRD_PARTY_NOTICES.txt');
  await writeFileWithFolders(join(docs, 'copyright'), `${copyright}\n${await readFile(notices, 'utf8')}`);
  const changelog = await readFile(join(projectFolder, 'CHANGELOG.md'));
  await writeFileWithFolders(join(docs, 'changelog.gz'), gzipSync(changelog, { level: 9 }));
  await mkdir(join(root, 'usr/bin'), { recursive: true });
  await symlink(`${installFolder}/${product.name}`, join(root, 'usr/bin', product.name));
}

/** @param {string} program what the desktop starts, as its entry names it */
export function createDesktopEntry(program) {
  return `[Desktop Entry]
Type=Application
Name=${product.title}
Comment=${product.summary}
Comment[ms]=Penerimaan panggilan untuk sokongan StoreHub
Comment[zh_CN]=StoreHub 客服来电登记
Exec=${program} %U
Icon=${product.name}
Terminal=false
Categories=Office;ContactManagement;
StartupWMClass=${product.desktopName.replace(/\.desktop$/, '')}
StartupNotify=true
MimeType=x-scheme-handler/${product.scheme};x-scheme-handler/tel;
`;
}

const copyright = `${product.title}
Not licensed to others. What it is made of is licensed as follows.
`;

/** Ubuntu lets only programs with a profile make the user namespaces that the sandbox needs. */
const appArmorProfile = () => `abi <abi/4.0>,
include <tunables/global>

profile ${product.name} "${installFolder}/${product.name}" flags=(unconfined) {
  userns,
  include if exists <local/${product.name}>
}
`;

export async function writeIcons(root) {
  const icons = join(projectFolder, 'build', 'icons');
  const theme = join(root, 'usr/share/icons/hicolor');
  for (const file of await readdir(icons)) {
    const size = file.replace('.png', '');
    await writeFileWithFolders(
      join(theme, size, 'apps', `${product.name}.png`),
      await readFile(join(icons, file)),
    );
  }
  await mkdir(join(theme, 'scalable/apps'), { recursive: true });
  await cp(join(projectFolder, 'build', 'icon.svg'), join(theme, 'scalable/apps', `${product.name}.svg`));
}

/** Copies by links where the file system allows it: the program is 240 MB. */
export async function copyFolder(from, to) {
  await mkdir(dirname(to), { recursive: true });
  const { code } = await run({ file: 'cp', args: ['--archive', '--link', from, to] }, { quiet: true });
  if (code !== 0) await cp(from, to, { recursive: true });
  await chmod(to, 0o755);
}

export async function writeFileWithFolders(path, content) {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  await writeFile(path, content, { mode: 0o644 });
}
