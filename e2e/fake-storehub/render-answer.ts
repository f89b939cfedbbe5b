import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { AnswerPart, Answer, Coding } from './server-behaviour';

export type RenderedAnswer = { readonly bytes: Buffer; readonly cutAt: Readonly<Record<AnswerPart, number>> };

export function renderAnswer(answer: Answer): RenderedAnswer {
  const { status = 200, headers = {}, framing = 'content-length' } = answer;
  const body = coded(bytesOf(answer.body), answer.coding);
  const statusLine = `HTTP/1.1 ${status} ${reasons[status] ?? 'Whatever'}\r\n`;
  const fields = {
    'Content-Type': 'application/json',
    ...(answer.coding !== undefined && { 'Content-Encoding': answer.coding.replace('raw-', '') }),
    ...headers,
    ...(framing === 'content-length' && { 'Content-Length': String(answer.contentLength ?? body.length) }),
    ...(framing === 'chunked' && { 'Transfer-Encoding': 'chunked' }),
    ...(framing === 'until-close' && { Connection: 'close' }),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const start = Buffer.from(`${answer.preamble ?? ''}${statusLine}`, 'latin1');
  const middle = Buffer.from(`${head.join('')}\r\n`, 'latin1');
  const content = framing === 'chunked' ? chunked(body) : body;
  const bytes = Buffer.concat([start, middle, content]);
  return {
    bytes,
    cutAt: {
      'status-line': start.length - Math.ceil(statusLine.length / 2),
      headers: start.length + Math.floor(middle.length / 2),
      body: start.length + middle.length + Math.floor(content.length / 2),
      'last-bytes': bytes.length - 1,
    },
  };
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  401: 'Unauthorized',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
};

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}

function coded(body: Buffer, coding: Coding | undefined): Buffer {
  if (coding === 'gzip') return gzipSync(body);
  if (coding === 'deflate') return deflateSync(body);
  return coding === 'raw-deflate' ? deflateRawSync(body) : body;
}

function chunked(body: Buffer): Buffer {
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((chunk) => chunk.length > 0);
  return Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`, 'latin1'),
      chunk,
      Buffer.from('\r\n', 'latin1'),
    ]),
    Buffer.from('0\r\n\r\n', 'latin1'),
  ]);
}
