import { z } from 'zod';
import { isVisible } from '../text/strip-invisible-characters';

export const maxAgentLength = 20;

/** The agent's initials, as they stand on a record. */
export const agentSchema = z.string().trim().max(maxAgentLength).refine(isVisible);
