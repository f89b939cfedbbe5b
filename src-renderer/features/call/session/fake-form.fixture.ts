import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import type { FillableForm } from './autofill-history';

/** Just so much of a form as is needed to fill it. */
export function createFakeForm(change: Partial<CallFields>): { fields: CallFields; form: FillableForm } {
  const fields: CallFields = { ...blankCallFields, ...change };
  const form = {
    getValues: (names?: keyof CallFields | ReadonlyArray<keyof CallFields>) => {
      if (names === undefined) return fields;
      return typeof names === 'string' ? fields[names] : names.map((name) => fields[name]);
    },
    setValue: (name: keyof CallFields, value: unknown) => Object.assign(fields, { [name]: value }),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of a form is not asked for
  return { fields, form: form as unknown as FillableForm };
}
