/** A program of the package of PostgreSQL's server. The programs that tests start are in no folder of the PATH. */
export const postgresCommands = () => (process.platform === 'linux' ? ['pg_ctlcluster'] : []);
