import { expect, it } from 'vitest';
import { parsePolicies } from './parse-policies';
import { policyKeys } from './policy-schema';
import { toAdml, toAdmx, toMobileconfig, toSample, toTable } from './policy-templates.fixture';

// npm test -- unit shared/app -u writes these files again after a change of the schema.
it.each([
  ['StoreHubHelpdesk.admx', toAdmx],
  ['en-US/StoreHubHelpdesk.adml', toAdml],
  ['storehub-helpdesk.mobileconfig', toMobileconfig],
  ['policies.json', toSample],
  [
    'policy-keys.md',
    () =>
      `# Policy keys\n\nMade from \`shared/app/policy-schema.ts\`; see [policies](../policies.md).\n\n${toTable()}\n`,
  ],
])('docs/roll-out/policies/%s says what the schema says', async (file, make) => {
  await expect(make()).toMatchFileSnapshot(`../../docs/roll-out/policies/${file}`);
});

it('the sample sets every key, and every value is valid', () => {
  const { Recommended: _recommended, ...values } = JSON.parse(toSample()) as Record<string, unknown>;
  const { required, entries } = parsePolicies([{ place: 'machine', level: 'required', values }]);
  expect(Object.keys(required).toSorted()).toEqual([...policyKeys].toSorted());
  expect(entries.every(({ problem }) => problem === null)).toBe(true);
});

it('each text that the ADMX names stands in the ADML', () => {
  const texts = toAdml();
  const named = toAdmx().matchAll(/\$\((string|presentation)\.(\w+)\)/g);
  const missing = [...named].filter(([, table, id]) => !texts.includes(`<${table} id="${id}">`));
  expect(missing.map(([whole]) => whole)).toEqual([]);
});
