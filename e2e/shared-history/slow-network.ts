import { connect, createServer, type Socket } from 'node:net';

/** A network between the PCs and the server: each packet takes its time, and everything can be cut. */
export async function startSlowNetwork(toPort: number, random: () => number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1');
    join(near, far);
    join(far, near);
  });

  function join(from: Socket, to: Socket): void {
    sockets.add(from);
    // Bytes keep their order, however long one packet takes.
    let last = Promise.resolve();
    from.on('data', (bytes) => {
      const delayMs = random() * 60;
      last = last.then(
        () =>
          new Promise<void>((resolve) => {
            setTimeout(() => {
              if (!to.destroyed) to.write(bytes);
              resolve();
            }, delayMs);
          }),
      );
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: (): void => {
      for (const socket of sockets) socket.destroy();
    },
    stop: (): void => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
