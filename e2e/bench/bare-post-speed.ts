import { request } from 'node:http';
import { exampleRequest } from '../fake-storehub/example-request';

/** Returns the time in ms for sending the same ticket to the same server with Node alone, on a new connection. */
export function measureBarePost(endpoint: string): Promise<number> {
  const startedAtMs = performance.now();
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(exampleRequest);
    const post = request(endpoint, {
      agent: false,
      method: 'POST',
      headers: {
        Authorization: 'Bearer bench',
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      },
    });
    post.on('error', reject);
    post.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        JSON.parse(Buffer.concat(chunks).toString('utf8'));
        resolve(performance.now() - startedAtMs);
      });
    });
    post.end(body);
  });
}
