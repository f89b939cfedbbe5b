import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Records every request on loopback, by TCP or UDP. */
export type LoopbackListener = {
  readonly httpPort: number;
  readonly udpPort: number;
  readonly heard: string[];
  readonly close: () => void;
};

export async function openLoopbackListener(): Promise<LoopbackListener> {
  const heard: string[] = [];
  const http = createServer((request, response) => {
    heard.push(`http ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>elsewhere</title>');
  });
  http.on('connection', () => heard.push('tcp'));
  http.listen(0, '127.0.0.1');
  const udp = createSocket('udp4');
  udp.on('message', (bytes) => heard.push(`udp ${bytes.length}`));
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(http, 'listening'), once(udp, 'listening')]);
  return {
    httpPort: (http.address() as AddressInfo).port,
    udpPort: udp.address().port,
    heard,
    close: () => {
      http.close();
      http.closeAllConnections();
      udp.close();
    },
  };
}
