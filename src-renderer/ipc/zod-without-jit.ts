import { z } from 'zod/v4';

/**
 * The build puts this in place of `zod`, so that it runs before any schema is made, in whatever order the parts of the
 * window come: the strict CSP forbids the `new Function` that zod otherwise probes for.
 */
z.config({ jitless: true });

export { z };
