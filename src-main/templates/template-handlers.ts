import type { Handlers } from '../../shared/ipc/contract';
import { succeed } from '../../shared/result';
import type { ChooseFile } from '../files/file-chooser';
import type { TemplateSources } from './template-sources';

export type TemplateHandlerParts = {
  readonly templates: TemplateSources;
  readonly chooseFile: ChooseFile;
};

type OfTemplates = Extract<keyof Handlers, `templates.${string}`>;

/** Creates the handlers for presets and snippets, which live and practice share. */
export function createTemplateHandlers({
  templates,
  chooseFile,
}: TemplateHandlerParts): Pick<Handlers, OfTemplates> {
  return {
    'templates.get': () => Promise.resolve(succeed(templates.get())),
    'templates.list-required-ids': () => Promise.resolve(succeed([...templates.fixedIds()])),
    'templates.save': (entry) => Promise.resolve(templates.save(entry)),
    'templates.remove': (entry) => Promise.resolve(templates.remove(entry)),
    'templates.reset': () => Promise.resolve(templates.reset()),
    'templates.undo': () => Promise.resolve(templates.undo()),
    'templates.import': async () => {
      const file = await chooseFile.toOpen('json');
      if (file === null) return succeed({ kind: 'cancelled' });
      const imported = templates.importFrom(file);
      return imported.ok ? succeed({ kind: 'imported', ...imported.value }) : imported;
    },
    'templates.export': async () => {
      const file = await chooseFile.toSave('storehub-helpdesk-words.json');
      if (file === null) return succeed({ kind: 'cancelled' });
      const exported = await templates.exportTo(file);
      return exported.ok ? succeed({ kind: 'exported', file }) : exported;
    },
  };
}
