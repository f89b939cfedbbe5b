import { z } from 'zod';

/** Runs before anything is parsed: the strict CSP forbids the `new Function` that zod otherwise probes for. */
z.config({ jitless: true });
