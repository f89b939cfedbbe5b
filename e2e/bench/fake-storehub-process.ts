import { created } from '../fake-storehub/canned-answers';
import { startFakeStoreHub } from '../fake-storehub/fake-storehub';

/** A fake StoreHub in its own process, so that it never shares a thread with the measured program. */
export async function main([port]: readonly string[]): Promise<void> {
  const storeHub = await startFakeStoreHub({ port: Number(port ?? 0) });
  let afterMs = 0;
  let requests = 0;
  storeHub.script(() => {
    requests += 1;
    return created(requests, { afterMs });
  });
  process.on('message', (delayMs: number) => {
    afterMs = delayMs;
    process.send?.('set');
  });
  process.once('disconnect', () => process.exit());
  process.send?.(storeHub.endpoint.href);
}
