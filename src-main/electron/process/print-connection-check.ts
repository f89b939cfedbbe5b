import { createSecureContext } from 'node:tls';
import { app, session } from 'electron';
import { checkConnection } from '../../storehub/check-connection';
import { refuseSpellChecker } from '../security/lock-down-session';
import { readSystemCertificates } from '../../storehub/system-certificates';
import { resolveSystemProxy } from './system-proxy';

/** Prints by which route this user's tickets would reach StoreHub, and ends this run: with 0 if they would. */
export async function printConnectionCheck(endpoint: URL): Promise<void> {
  // The system's proxy is read by Chromium.
  await app.whenReady();
  refuseSpellChecker(session.defaultSession);
  const ca = readSystemCertificates();
  const report = await checkConnection({
    endpoint,
    resolveProxy: (url) => resolveSystemProxy(url.href),
    secureContext: () => createSecureContext({ minVersion: 'TLSv1.2', ...(ca && { ca: [...ca] }) }),
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`, () =>
    app.exit(report.problem === null ? 0 : 1),
  );
}
