import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read } from '../lib/run-command.mjs';
import { product } from './product.mjs';
import { writeLinuxInstallTree } from './linux-install-tree.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';
import { debPostinst, debPostrm, debPreinst } from './maintainer-scripts.mjs';

/** The libraries that Electron is linked to or loads by name, by their names in Debian and Ubuntu, old and new. */
const depends = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libsecret-1-0',
  'libnotify4',
  'xdg-utils',
];

const debArchitectures = { x64: 'amd64', arm64: 'arm64' };

/** Makes the deb. */
export async function makeDeb({ root, unpacked, file, version, isTrial }) {
  await writeLinuxInstallTree(root, unpacked);
  const installedKib = Number(read('du', ['-sk', root])?.split('\t')[0]);
  const control = join(root, 'DEBIAN');
  await mkdir(control);
  await writeFile(
    join(control, 'control'),
    `Package: ${product.name}
Version: ${version}
Architecture: ${debArchitectures[process.arch]}
Maintainer: ${product.publisher}
Installed-Size: ${installedKib}
Depends: ${depends.join(', ')}
Section: misc
Priority: optional
Homepage: ${product.homepage}
Description: ${product.summary}
 Write the call down, send one ticket, read the case number back, find it again offline.
`,
  );
  for (const [name, script] of Object.entries({
    preinst: debPreinst(version),
    postinst: debPostinst,
    postrm: debPostrm,
  }))
    await writeFile(join(control, name), script, { mode: 0o755 });
  const sums = "find . -path ./DEBIAN -prune -o -type f -printf '%P\\0' | sort -z | xargs -0 md5sum";
  await writeFile(join(control, 'md5sums'), await runPackagingTool('sh', ['-c', sums], { cwd: root }));
  // A minute less for a package that only tests install.
  const compression = isTrial ? ['-Zzstd', '-z1'] : ['-Zxz'];
  await rm(file, { force: true });
  await runPackagingTool('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, file]);
}
