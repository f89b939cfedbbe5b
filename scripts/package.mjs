import { runOrStop, say } from './lib/run-or-stop.mjs';
import { checkArguments } from './lib/check-arguments.mjs';
import { packageApp } from './lib/package-app.mjs';
import { makePackage, packageKinds, requireKind } from './packaging/make-package.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';

checkArguments(
  `npm run package                     the unpacked program for this machine, in dist/
npm run package -- deb              a package to hand out: deb, rpm, appimage, nsis, msi, or dmg on macOS; and SHA256SUMS
npm run package -- msi --release    stops where the pinned Electron cannot be had, instead of making a trial`,
);

await runOrStop(async () => {
  const args = process.argv.slice(2);
  const isRelease = args.includes('--release');
  const kinds = args.filter((arg) => arg !== '--release').map(requireKind);
  const commands = kinds.flatMap((kind) => packageKinds[kind].commands);
  const electron = await prepareRuntime(commands);
  if (kinds.length === 0) await packageApp(electron);
  for (const kind of kinds) say(await makePackage(kind, electron, { isRelease }));
});
