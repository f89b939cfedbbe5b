import { connect, createServer, type Socket } from 'node:net';

/** How long the far end of a connection that is half open stays there. In life that takes minutes. */
const farEndStaysMs = 3_000;

/** The longest that a packet takes, drawn for each connection. */
const delaysMs = { from: 5, to: 100 };

/** A network between the PCs and the server: each packet takes its time, and everything can be cut or swallowed. */
export async function startSlowNetwork(toPort: number, random: () => number, maxDelaysMs = delaysMs) {
  const pairs = new Set<Pair>();
  let isSwallowing = false;
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1');
    const maxDelayMs = maxDelaysMs.from + random() * (maxDelaysMs.to - maxDelaysMs.from);
    const pair = { near, far, isDead: isSwallowing, maxDelayMs };
    pairs.add(pair);
    join(pair, near, far);
    join(pair, far, near);
  });

  function join(pair: Pair, from: Socket, to: Socket): void {
    // Bytes keep their order, however long one packet takes.
    let last = Promise.resolve();
    from.on('data', (bytes) => {
      const delayMs = random() * pair.maxDelayMs;
      last = last.then(
        () =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              if (!to.destroyed && !pair.isDead) to.write(bytes);
              resolve();
            }, delayMs);
          }),
      );
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (to.destroyed) pairs.delete(pair);
      // What one end does is not known at the other.
      else if (pair.isDead) setTimeout(() => to.destroy(), farEndStaysMs);
      else to.destroy();
    });
  }

  function cut(): void {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,

    /** Every connection is reset. */
    cut,

    /**
     * From now on, all that is sent vanishes, and neither end hears that its connection is gone.
     * @returns a function that ends it for new connections
     */
    swallow: (): (() => void) => {
      isSwallowing = true;
      for (const pair of pairs) pair.isDead = true;
      return () => {
        isSwallowing = false;
      };
    },

    stop: (): void => {
      cut();
      server.close();
    },
  };
}

type Pair = { readonly near: Socket; readonly far: Socket; readonly maxDelayMs: number; isDead: boolean };
