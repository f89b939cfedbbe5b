import type { CallFields } from '../../../../shared/calls/call';
import type { CallerQuery } from '../../../../shared/callers/caller-suggestions';
import { getFieldsBeforeCallers } from '../session/get-fields-before-callers';

/**
 * What is asked for of a call. A name and a store that an earlier ticket gave say nothing of who calls: they would only move
 * their own caller up, under the digit of another one.
 */
export function createCallerQuery(fields: CallFields): CallerQuery {
  const { name, storeName } = getFieldsBeforeCallers(fields);
  return { phone: fields.phone, name, storeName, reusedStoreName: storeName === '' ? fields.storeName : '' };
}
