/** What may stand beside an event: ids, counts, codes. Never what a caller said, never a token. */
export type LogData = Readonly<Record<string, string | number | boolean | null>>;

/** The app's own diary. An event is a fixed phrase, such as `outbox drained`. */
export type Log = {
  readonly info: (event: string, data?: LogData) => void;
  readonly warn: (event: string, data?: LogData) => void;
  readonly error: (event: string, data?: LogData) => void;
};
