import { request as httpRequest, type Agent } from 'node:http';

/** The result of one request, in the form that outcome classification takes. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly httpStatus: number;
      readonly retryAfter: null;
      readonly rawAnswer: string;
    }
  | {
      readonly kind: 'broken';
      readonly reason: 'connection-broken';
      readonly httpStatus: null;
      readonly rawAnswer: null;
      readonly detail: string;
    };

/** A control: the naive client, which keeps connections alive and retries once if one breaks. */
export function sendWithRetry(endpoint: URL, body: string, agent: Agent): Promise<Exchange> {
  return sendOnce(endpoint, body, agent)
    .catch(() => sendOnce(endpoint, body, agent))
    .catch(() => broken);
}

/**
 * Sends one request with Node's own client.
 * @throws the connection error, for the caller to misinterpret
 */
export function sendOnce(endpoint: URL, body: string, agent: Agent): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(endpoint, { method: 'POST', agent, timeout: 1_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        const rawAnswer = Buffer.concat(chunks).toString();
        resolve({ kind: 'answered', httpStatus: response.statusCode ?? 0, retryAfter: null, rawAnswer });
      });
    });
    request.on('timeout', () => request.destroy(new Error('timed-out')));
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('upgrade'));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const broken: Exchange = {
  kind: 'broken',
  reason: 'connection-broken',
  httpStatus: null,
  rawAnswer: null,
  detail: '',
};
