/** One connection, and what of requests came through it: a cut-off request counts, too. */
export type CountedConnection = {
  readonly number: number;
  /** What came, decrypted; of TLS handshakes that failed, nothing. */
  readonly received: Buffer[];
  requests: number;
};
