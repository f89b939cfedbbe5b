/**
 * How often the owner of a data folder renews its record, in ms. In a file of its own, because the main thread imports
 * it and must not load SQLite.
 */
export const heartbeatIntervalMs = 5_000;
