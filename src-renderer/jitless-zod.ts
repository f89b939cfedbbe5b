import { z } from 'zod';

/** Before any schema is made: the strict CSP forbids the `new Function` that zod otherwise probes for. */
z.config({ jitless: true });

export { z };
