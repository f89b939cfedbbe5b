import { expect, it } from 'vitest';
import { parsePolicies } from './parse-policies';
import { policyKeys } from './policy-schema';
import {
  toAdml,
  toAdmx,
  toMobileconfig,
  toSample,
  toSmallMobileconfig,
  toSmallSample,
  toTable,
} from './policy-templates.fixture';

// npm test -- unit shared/app -u writes these files again after a change of the schema.
it.each([
  ['StoreHubHelpdesk.admx', toAdmx],
  ['en-US/StoreHubHelpdesk.adml', toAdml],
  ['storehub-helpdesk.mobileconfig', toMobileconfig],
  ['policies.json', toSample],
  ['policies-to-begin-with.json', toSmallSample],
  ['storehub-helpdesk-to-begin-with.mobileconfig', toSmallMobileconfig],
  [
    'policy-keys.md',
    () =>
      `# Policy keys\n\nMade from \`shared/app/policy-schema.ts\`; see [how to set them](../set-policies.md). What an \`Allow…\` key does not forbid is allowed.\n\n${toTable()}\n`,
  ],
])('docs/roll-out/policies/%s says what the schema says', async (file, make) => {
  await expect(make()).toMatchFileSnapshot(`../../docs/roll-out/policies/${file}`);
});

it('the sample sets every key once, and every value is valid and has an effect', () => {
  const { Recommended, ...values } = JSON.parse(toSample()) as Record<string, Record<string, unknown>>;
  const { required, recommended, entries } = parsePolicies([
    { place: 'machine', level: 'required', values },
    { place: 'machine', level: 'recommended', values: Recommended ?? {} },
  ]);
  expect(Object.keys({ ...required, ...recommended }).toSorted()).toEqual([...policyKeys].toSorted());
  expect(entries.filter(({ problem }) => problem !== null)).toEqual([]);
});

it('the sample to begin with sets what every PC needs, and forbids, erases and moves nothing', () => {
  const values = JSON.parse(toSmallSample()) as Record<string, unknown>;
  const { required, entries } = parsePolicies([{ place: 'machine', level: 'required', values }]);
  expect(entries.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(required).toEqual({ Mode: 'live', SupportContact: 'IT helpdesk, ext. 4100' });
  const keysOfProfile = [...toSmallMobileconfig().matchAll(/^ {6}<key>(?!Payload)(\w+)<\/key>/gm)].map(
    ([, key]) => key,
  );
  expect(keysOfProfile).toEqual(Object.keys(required));
});

it('the profile sets every key once', () => {
  const keys = [...toMobileconfig().matchAll(/<key>(\w+)<\/key>/g)].map(([, key]) => key);
  for (const key of policyKeys) expect(keys.filter((each) => each === key)).toEqual([key]);
});

it('the ADML says of each key what Disabled does, and when the key is read', () => {
  const explanations = [...toAdml().matchAll(/id="\w+_Explain">([^<]*)</g)].map(([, text]) => text);
  expect(explanations).toHaveLength(policyKeys.length);
  for (const text of explanations) expect(text).toMatch(/Disabled.*It is read when the app starts\.$/);
});

it('each text that the ADMX names stands in the ADML', () => {
  const texts = toAdml();
  const named = toAdmx().matchAll(/\$\((string|presentation)\.(\w+)\)/g);
  const missing = [...named].filter(([, table, id]) => !texts.includes(`<${table} id="${id}">`));
  expect(missing.map(([whole]) => whole)).toEqual([]);
});
