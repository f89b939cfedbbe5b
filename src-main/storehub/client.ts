import { createSecureContext, type SecureContext } from 'node:tls';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { parseEndpoint } from './parse-endpoint';
import type { Exchange } from './exchange-types';
import { classifyOutcome } from './classify-outcome';
import type { Log } from '../log/log';
import { getErrorName } from '../log/error-trace';
import { sendOnce } from './send-once';

export type StoreHubClient = {
  /** See `sendOnce` for `body`, `onFirstByte` and the guarantees. */
  readonly send: (
    body: string | Promise<string | null>,
    token: string,
    onFirstByte: () => void,
  ) => Promise<SendReport>;
};

export type SendReport = {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  readonly httpStatus: number | null;
  /** The exact body of the answer, or the part that arrived, with the token masked; null if nothing arrived. */
  readonly rawAnswer: string | null;
};

export type StoreHubClientOptions = {
  readonly endpoint: URL;
  /** `StoreHub-Helpdesk/<version>` */
  readonly userAgent: string;
  readonly nowMs: () => number;
  /** Returns Chromium's proxy list for the URL, such as `PROXY a:3128; DIRECT`. */
  readonly resolveProxy: (url: URL) => Promise<string>;
  /** Called once, at the first https send. Undefined means Node's own list. */
  readonly certificateAuthorities?: () => readonly string[] | undefined;
  readonly timeLimitMs?: number;
  readonly connectTimeLimitMs?: number;
  readonly log: Log;
};

/** @throws if the token must not be sent to the endpoint; check with `parseEndpoint` first */
export function createStoreHubClient(options: StoreHubClientOptions): StoreHubClient {
  const endpoint = parseEndpoint(options.endpoint.href);
  if (!endpoint.ok) throw new Error(`Not an endpoint for the token: ${endpoint.error}`);
  const authorities = once(() => readAuthorities(options.certificateAuthorities));
  const secureContext = once(() => createContext(authorities(), options.log));

  return {
    async send(body, token, onFirstByte) {
      // Reading the authorities takes some 40 ms, and parsing them as long again. Reading here and parsing once the
      // connection is up splits the work over two turns of the event loop.
      if (endpoint.value.protocol === 'https:') authorities();
      const answered = await sendOnce({
        endpoint: endpoint.value,
        body,
        token,
        userAgent: options.userAgent,
        // Below 30 s, so that the outcome is known within 30 s and not just after.
        timeLimitMs: options.timeLimitMs ?? 29_500,
        connectTimeLimitMs: options.connectTimeLimitMs ?? 10_000,
        resolveProxy: options.resolveProxy,
        secureContext,
        onFirstByte,
        log: options.log,
      });
      const exchange = withoutToken(answered, token);
      return {
        exchange,
        outcome: classifyOutcome(exchange, options.nowMs()),
        httpStatus: 'httpStatus' in exchange ? exchange.httpStatus : null,
        rawAnswer: 'rawAnswer' in exchange ? exchange.rawAnswer : null,
      };
    },
  };
}

/** Masks the token in an answer that repeats it: answers are stored and shown, the token must not be. */
function withoutToken(exchange: Exchange, token: string): Exchange {
  if (!('rawAnswer' in exchange) || exchange.rawAnswer === null || token === '') return exchange;
  return { ...exchange, rawAnswer: exchange.rawAnswer.replaceAll(anySpellingOf(token), '[token]') };
}

/** Matches each character as it is or as JSON may escape it: `t` and `\u0074`, `"` and `\"` are the same. */
function anySpellingOf(token: string): RegExp {
  const characters = Array.from(token, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    const escaped = hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    const backslash = /[a-z]/i.test(character) ? '' : String.raw`\\?`;
    return String.raw`(?:\\u${escaped}|${backslash}\u{${hex}})`;
  });
  return new RegExp(characters.join(''), 'gu');
}

type Authorities = { readonly ca?: string[] };

function readAuthorities(read: StoreHubClientOptions['certificateAuthorities']): Authorities {
  const ca = read?.();
  return ca === undefined ? {} : { ca: [...ca] };
}

/** Falls back to Node's own list if OpenSSL cannot load the authorities. Certificates are verified either way. */
function createContext(authorities: Authorities, log: Log): SecureContext {
  const minVersion = 'TLSv1.2';
  try {
    return createSecureContext({ minVersion, ...authorities });
  } catch (thrown) {
    log.error('certificates not usable', { error: getErrorName(thrown), count: authorities.ca?.length ?? 0 });
    return createSecureContext({ minVersion });
  }
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
