import { z } from 'zod';

export const ticketIdSchema = z.number().int().positive();
