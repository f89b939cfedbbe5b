import type { Policies } from '../../shared/app/parse-policies';
import { readTemplatesFile } from './read-templates-file';

/** Marks the key `TemplatesFile` as without effect where its file is missing or is no file of templates. */
export function checkOrganisationTemplates(policies: Policies): Policies {
  const path = policies.required.TemplatesFile ?? policies.recommended.TemplatesFile;
  if (path === undefined || readTemplatesFile(path) !== null) return policies;
  return {
    ...policies,
    entries: policies.entries.map((entry) =>
      entry.key === 'TemplatesFile' && entry.problem === null ? { ...entry, problem: 'not-readable' } : entry,
    ),
  };
}
