import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { product } from './product.mjs';
import { installFolder, writeFileWithFolders, writeLinuxInstallTree } from './linux-install-tree.mjs';
import { runPackagingTool } from './run-packaging-tool.mjs';
import { afterInstall, afterRemove } from './maintainer-scripts.mjs';

const rpmArchitectures = { x64: 'x86_64', arm64: 'aarch64' };

/** By the names of the libraries, since distributions name their packages differently. */
const libraries = [
  'libgtk-3.so.0',
  'libnss3.so',
  'libasound.so.2',
  'libgbm.so.1',
  'libsecret-1.so.0',
  'libnotify.so.4',
];

/** By it a package finds which version is installed. In a transaction a scriptlet must not ask rpm's own database. */
const versionFile = `${installFolder}/resources/rpm-version`;

/**
 * Newer data are unreadable to an older version, so an older package never replaces a newer one. rpm and zypper refuse
 * it themselves, dnf and `rpm --oldpackage` do not.
 */
const refuseOlder = (version) => `local file = io.open('${versionFile}')
if file then
  local installed = file:read('*l')
  file:close()
  if rpm.vercmp(installed, '${version}') > 0 then
    error('${product.title} ' .. installed .. ' is installed. This package is the older ${version}; remove the newer one first.')
  end
end
`;

/** Makes the rpm. */
export async function makeRpm({ root, unpacked, file, version, isTrial }) {
  const rpmVersion = version.replaceAll('-', '~');
  await writeLinuxInstallTree(root, unpacked);
  await writeFileWithFolders(join(root, versionFile), `${rpmVersion}\n`);
  const top = `${root}-rpm`;
  await mkdir(top, { recursive: true });
  const files = await runPackagingTool(
    'find',
    ['.', '(', '-type', 'f', '-o', '-type', 'l', ')', '-printf', '"/%P"\\n'],
    {
      cwd: root,
    },
  );
  // Folders that are the program's alone, or they would stay when it is removed.
  const folders = await runPackagingTool(
    'find',
    ['.', '-type', 'd', '-path', `*/${product.name}*`, '-printf', '%%dir "/%P"\\n'],
    {
      cwd: root,
    },
  );
  const spec = join(top, 'package.spec');
  await writeFile(
    spec,
    `Name: ${product.name}
Version: ${rpmVersion}
Release: 1
Summary: ${product.summary}
License: Proprietary
URL: ${product.homepage}
Vendor: ${product.publisher}
AutoReqProv: no
${libraries.map((library) => `Requires: ${library}()(64bit)`).join('\n')}
Requires: xdg-utils
%define _binary_payload ${isTrial ? 'w1.gzdio' : 'w6.xzdio'}
%define _build_id_links none
%description
${product.summary}: write the call down, send one ticket, read the case number back, find it again offline.
%install
mkdir -p %{buildroot}
cp --archive --link ${root}/. %{buildroot}
%pre -p <lua>
${refuseOlder(rpmVersion)}
%post
${afterInstall.replaceAll('%', '%%')}
%postun
${afterRemove.replaceAll('%', '%%')}
%files
%defattr(-,root,root,-)
${folders}${files}`,
  );
  const arch = rpmArchitectures[process.arch];
  const output = ['-bb', '--quiet', ...define(`_topdir ${top}`), ...define('__os_install_post %{nil}')];
  await runPackagingTool('rpmbuild', [...output, '--target', arch, spec]);
  const [made] = await readdir(join(top, 'RPMS', arch));
  await copyFile(join(top, 'RPMS', arch, made ?? ''), file);
  await rm(top, { recursive: true });
}

const define = (text) => ['--define', text];
