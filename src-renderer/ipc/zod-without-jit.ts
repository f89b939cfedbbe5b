import { z } from 'zod/v4';

/**
 * The build replaces `zod` by this file, so that it runs before any schema is created, in whatever order the chunks load:
 * the strict CSP forbids the `new Function` that zod otherwise probes for.
 */
z.config({ jitless: true });

export { z };
