import { hostname, userInfo } from 'node:os';
import { maxAgentLength } from '../../../shared/calls/call-ending';

/** Returns the system's names of this computer and of its user, cut to the length of initials. Some systems have none. */
export function readSystemNames(): { readonly pcName: string; readonly systemUser: string | null } {
  return { pcName: hostname(), systemUser: readUserName() };
}

function readUserName(): string | null {
  try {
    return userInfo().username.trim().slice(0, maxAgentLength) || null;
  } catch {
    return null;
  }
}
