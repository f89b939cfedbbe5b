import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../shared/call';
import { pinActions } from './use-pin';

/** Just so much of a form as a pin needs. */
function formWith(change: Partial<CallFields>) {
  const fields: CallFields = { ...blankCallFields, ...change };
  const form = {
    getValues: (names?: keyof CallFields | ReadonlyArray<keyof CallFields>) => {
      if (names === undefined) return fields;
      return typeof names === 'string' ? fields[names] : names.map((name) => fields[name]);
    },
    setValue: (name: keyof CallFields, value: unknown) => Object.assign(fields, { [name]: value }),
  };
  return { fields, pin: pinActions(form as unknown as Parameters<typeof pinActions>[0]) };
}

test.each([
  ['3.1573, 101.7122', 'pair'],
  ['https://www.google.com/maps/@3.1573,101.7122,17z', 'link'],
])('%s fills both fields and says where it is from', (text, source) => {
  const { fields, pin } = formWith({});
  expect(pin.take(text)).toBe(true);
  expect(fields).toMatchObject({ latitude: '3.1573', longitude: '101.7122', pin: { source, stale: false } });
});

test.each(['3.1573', '', 'https://maps.app.goo.gl/x', '0, 0'])(
  '%j is no place, and changes nothing',
  (text) => {
    const { fields, pin } = formWith({ latitude: '1', longitude: '2' });
    expect(pin.take(text)).toBe(false);
    expect(fields).toEqual({ ...blankCallFields, latitude: '1', longitude: '2' });
  },
);

test('typed coordinates are a pin once both are numbers', () => {
  const { fields, pin } = formWith({ latitude: '3.1', longitude: '' });
  pin.edited();
  expect(fields.pin).toBeNull();
  fields.longitude = '101.7';
  pin.edited();
  expect(fields.pin).toMatchObject({ source: 'typed', stale: false });
});

test('a change of the address makes it stale, until the agent says that it is still right', () => {
  const { fields, pin } = formWith({});
  pin.take('3.1573, 101.7122');
  pin.age();
  expect(fields.pin).toMatchObject({ source: 'pair', stale: true });
  pin.confirm();
  expect(fields.pin).toMatchObject({ source: 'pair', stale: false });
});

test('only a pair that lies in Malaysia the other way round is swapped', () => {
  const { fields, pin } = formWith({ latitude: '101.7122', longitude: '3.1573' });
  expect(pin.swap()).toBe(true);
  expect(fields).toMatchObject({ latitude: '3.1573', longitude: '101.7122' });
  expect(pin.swap()).toBe(false);
});
