/** One connection and its requests. A truncated request counts, too. */
export type ConnectionRecord = {
  readonly number: number;
  /** The received bytes, decrypted. A failed TLS handshake leaves none. */
  readonly received: Buffer[];
  requests: number;
};
