import { createSecureContext, type SecureContext } from 'node:tls';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { parseEndpoint } from './endpoint';
import type { Exchange } from './exchange';
import { classifyOutcome } from './classify-outcome';
import type { Log } from '../log/log';
import { getErrorName } from '../log/error-trace';
import { sendOnce } from './send-once';

export type StoreHubClient = {
  /** See `sendOnce` for `body`, for `onFirstByte` and for what is promised. */
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
  /** The answer's body word for word but for the token, or what came of it; null if none did. */
  readonly rawAnswer: string | null;
};

export type StoreHubClientOptions = {
  readonly endpoint: URL;
  /** `StoreHub-Helpdesk/<version>` */
  readonly userAgent: string;
  readonly nowMs: () => number;
  /** Chromium's answer for the URL (`PROXY a:3128; DIRECT`). */
  readonly resolveProxy: (url: URL) => Promise<string>;
  /** Asked once, at the first https send; undefined leaves Node its own list. */
  readonly certificateAuthorities?: () => readonly string[] | undefined;
  readonly timeLimitMs?: number;
  readonly connectTimeLimitMs?: number;
  readonly log: Log;
};

/** @throws if the endpoint is one that the token must not be sent to; `parseEndpoint` says so beforehand */
export function createStoreHubClient(options: StoreHubClientOptions): StoreHubClient {
  const endpoint = parseEndpoint(options.endpoint.href);
  if (!endpoint.ok) throw new Error(`Not an endpoint for the token: ${endpoint.error}`);
  const authorities = once(() => readAuthorities(options.certificateAuthorities));
  const secureContext = once(() => createContext(authorities(), options.log));

  return {
    async send(body, token, onFirstByte) {
      // Some 40 ms of reading here, and as many of parsing once the connection is up: in two turns, not in one.
      if (endpoint.value.protocol === 'https:') authorities();
      const answered = await sendOnce({
        endpoint: endpoint.value,
        body,
        token,
        userAgent: options.userAgent,
        // So that it is decided within 30 s, and not just after.
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

/** A server that says the token back has it written down nowhere: answers are kept, and shown. */
function withoutToken(exchange: Exchange, token: string): Exchange {
  if (!('rawAnswer' in exchange) || exchange.rawAnswer === null || token === '') return exchange;
  return { ...exchange, rawAnswer: exchange.rawAnswer.replaceAll(anySpellingOf(token), '[token]') };
}

/** Each character as it stands or as JSON may escape it: `t` and `\u0074`, `"` and `\"` are the same. */
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

/** Authorities that OpenSSL cannot take are worth less than Node's own list; verification is on either way. */
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
