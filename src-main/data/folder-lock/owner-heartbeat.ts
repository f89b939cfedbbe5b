/** How often the owner of a data folder shows that it is alive. Apart: the thread of the window never loads SQLite. */
export const heartbeatMs = 5_000;
