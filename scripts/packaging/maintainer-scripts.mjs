import { product } from './product.mjs';
import { installFolder } from './linux-install-tree.mjs';

/**
 * The sandbox makes user namespaces. Where the system has none, `chrome-sandbox` works as a program of root's instead,
 * as in Chromium's own package.
 */
export const afterInstall = `if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 '${installFolder}/chrome-sandbox'
else
  chmod 4755 '${installFolder}/chrome-sandbox'
fi
if command -v apparmor_parser >/dev/null && aa-enabled --quiet 2>/dev/null; then
  # An AppArmor before 4 knows no namespaces, and needs no profile for them.
  apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${product.name}' 2>/dev/null || :
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || :; fi
`;

export const afterRemove = `if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || :
fi
`;

/**
 * Newer data are unreadable to an older version, so an older package never replaces a newer one.
 * @param {string} version the package's own
 */
export const debPreinst = (version) => `#!/bin/sh
set -e
if [ "$1" = upgrade ] && dpkg --compare-versions "$2" gt '${version}'; then
  echo "${product.title} $2 is installed. This package is the older ${version}; remove the newer one first." >&2
  exit 1
fi
`;

export const debPostinst = `#!/bin/sh
set -e
[ "$1" = configure ] || exit 0
${afterInstall}`;

export const debPostrm = `#!/bin/sh
set -e
${afterRemove}`;
