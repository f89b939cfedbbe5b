// The database thread, bundled for the rows that need the app's own threads.
await import('../../../src-main/data/worker/database-worker');
