import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../lib/paths.mjs';

const { name, productName, version, homepage, desktopName } = JSON.parse(
  readFileSync(join(projectFolder, 'package.json'), 'utf8'),
);

/** The product's names and texts in every kind of package. */
export const product = {
  name,
  title: productName,
  version,
  homepage,
  desktopName,
  publisher: productName,
  appId: 'biz.storehub.helpdesk',
  summary: 'Phone intake for StoreHub support',
  /** Never changes: by it Windows Installer finds the version that an upgrade replaces. */
  upgradeCode: '6F1B6C0E-6B0E-4C43-9B6C-5D6A3C1C9A11',
  /** The scheme of the app's own links. It opens `tel:` links only where a person chooses it for them. */
  scheme: 'storehub-helpdesk',
};
