import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicies } from '../../shared/app/parse-policies';
import { formatTemplatesFile } from '../../shared/templates/templates';
import { tempFolder } from '../db/temp-folder.fixture';
import { checkOrganisationTemplates } from './check-organisation-templates';

test('a templates file that is missing or of another form is listed with its problem', () => {
  const file = join(tempFolder(), 'templates.json');
  const problemNow = () => {
    const values = { TemplatesFile: file, Mode: 'live' };
    const policies = parsePolicies([{ place: 'machine', level: 'required', values }]);
    return checkOrganisationTemplates(policies).entries.map(({ problem }) => problem);
  };
  expect(problemNow()).toEqual(['not-readable', null]);
  writeFileSync(file, '{"presets": []}');
  expect(problemNow()).toEqual(['not-readable', null]);
  writeFileSync(file, formatTemplatesFile({ presets: [], snippets: [] }));
  expect(problemNow()).toEqual([null, null]);
});
