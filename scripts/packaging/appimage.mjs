import { appendFile, chmod, copyFile, mkdir, open, readFile, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { copyFolder, createDesktopEntry, writeFileWithFolders } from './linux-install-tree.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';
import { product } from './product.mjs';

/** What the head of the file is linked to, in full, so that it runs on any distribution. */
const libraries = ['squashfuse_ll', 'squashfuse', 'fuse3', 'zstd', 'pthread'];

/** The packages of Debian that have them. Some are under the LGPL: their notices and our source go with the program. */
const libraryPackages = ['libsquashfuse-dev', 'libfuse3-dev', 'libzstd-dev', 'libc6-dev'];

/** What makes the AppImage, all of it from packages of Debian. */
export const appImageCommands = [
  'mksquashfs',
  'gcc',
  '/usr/include/stdio.h',
  '/usr/include/squashfuse/ll.h',
  '/usr/include/fuse3/fuse_lowlevel.h',
  '/usr/include/zstd.h',
];

/** By it a desktop knows an AppImage of type 2; it stands in the unused bytes of the program's head. */
const magic = { bytes: Buffer.from([0x41, 0x49, 0x02]), at: 8 };

/** Makes the AppImage: one file that a user starts, and that nobody installs. */
export async function makeAppImage({ root, unpacked, file, version, isTrial }) {
  await copyFolder(unpacked, root);
  await runPackagingTool('chmod', ['-R', 'a+rX,go-w', root]);
  await writeFileWithFolders(
    join(root, product.desktopName),
    `${createDesktopEntry('AppRun')}X-AppImage-Version=${version}\n`,
  );
  const icon = join(root, `${product.name}.png`);
  await copyFile(join(projectFolder, 'build', 'icons', '256x256.png'), icon);
  await symlink(`${product.name}.png`, join(root, '.DirIcon'));
  await symlink(product.name, join(root, 'AppRun'));

  const source = join(projectFolder, 'scripts', 'packaging', 'linux', 'appimage-runtime.c');
  const papers = join(root, 'resources', 'appimage-runtime');
  await mkdir(papers);
  await copyFile(source, join(papers, basename(source)));
  for (const name of libraryPackages)
    await copyFile(`/usr/share/doc/${name}/copyright`, join(papers, `${name}.copyright`));

  const packed = `${root}.squashfs`;
  const level = ['-comp', 'zstd', '-Xcompression-level', isTrial ? '1' : '19'];
  await runPackagingTool('mksquashfs', [
    root,
    packed,
    '-root-owned',
    '-noappend',
    '-no-xattrs',
    '-quiet',
    ...level,
  ]);
  await rm(file, { force: true });
  const flags = ['-O2', '-static', '-s', '-D_FILE_OFFSET_BITS=64', '-I/usr/include/fuse3'];
  const links = libraries.map((name) => `-l${name}`);
  await runPackagingTool('gcc', [...flags, '-o', file, source, ...links]);
  const program = await open(file, 'r+');
  await program.write(magic.bytes, 0, magic.bytes.length, magic.at);
  await program.close();
  await appendFile(file, await readFile(packed));
  await rm(packed);
  await chmod(file, 0o755);
}
