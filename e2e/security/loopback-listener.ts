import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Records every request on loopback, by TCP or UDP. */
export type LoopbackListener = {
  readonly httpPort: number;
  readonly udpPort: number;
  readonly received: string[];
  readonly close: () => void;
};

export async function openLoopbackListener(): Promise<LoopbackListener> {
  const received: string[] = [];
  const http = createServer((request, response) => {
    received.push(`http ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>elsewhere</title>');
  });
  http.on('connection', () => received.push('tcp'));
  http.listen(0, '127.0.0.1');
  const udp = createSocket('udp4');
  udp.on('message', (bytes) => received.push(`udp ${bytes.length}`));
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(http, 'listening'), once(udp, 'listening')]);
  return {
    httpPort: (http.address() as AddressInfo).port,
    udpPort: udp.address().port,
    received,
    close: () => {
      http.close();
      http.closeAllConnections();
      udp.close();
    },
  };
}
