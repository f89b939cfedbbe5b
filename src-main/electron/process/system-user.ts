import { userInfo } from 'node:os';
import { maxAgentLength } from '../../../shared/calls/agent-initials';

/** Returns the system's name of its user, cut to the length of initials. Some systems have none. */
export function readSystemUser(): string | null {
  try {
    return userInfo().username.trim().slice(0, maxAgentLength) || null;
  } catch {
    return null;
  }
}
