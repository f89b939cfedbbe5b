import { expect, test } from 'vitest';
import { createCommandRegistry, runAction, runActionByKey, type Commands } from './command-registry';

const doing = (done: string[], ...names: readonly (keyof Commands)[]): Commands =>
  Object.fromEntries(names.map((name) => [name, { run: () => void done.push(name) }]));

test('closes a layer before an action runs below it', () => {
  const done: string[] = [];
  const registry = createCommandRegistry();
  registry.add(() => ({ ...doing(done, 'find'), back: { run: () => void done.push('leave the screen') } }));
  registry.add(() => ({ back: { run: () => void done.push('close the card') } }), { isOnTop: true });

  runAction(registry, 'find');
  expect(done).toEqual(['close the card', 'find']);
});

test('a layer stays open for its own actions, for those in staysOpenFor, and for unavailable ones', () => {
  const done: string[] = [];
  const registry = createCommandRegistry();
  registry.add(() => ({
    ...doing(done, 'undo'),
    send: { run: () => void done.push('send'), whyNot: () => 'unavailable.alreadySent' },
  }));
  registry.add(() => doing(done, 'back', 'map'), { isOnTop: true, staysOpenFor: ['undo'] });

  runAction(registry, 'map');
  runAction(registry, 'undo');
  runAction(registry, 'send');
  expect(done).toEqual(['map', 'undo']);
  registry.closeOverlays();
  expect(done).toEqual(['map', 'undo', 'back']);
});

test('a part has the action before the part around it, which registers after it', () => {
  const done: string[] = [];
  const registry = createCommandRegistry();
  const [around, within] = [registry.reserveOrder(), registry.reserveOrder()];
  registry.add(() => ({ back: { run: () => void done.push('within') } }), { order: within });
  registry.add(() => ({ back: { run: () => void done.push('around') } }), { order: around });

  runAction(registry, 'back');
  expect(done).toEqual(['within']);
});

test('notes why a key did nothing, until another one has run its action', () => {
  const registry = createCommandRegistry();
  registry.add(() => ({
    find: { run: () => undefined },
    send: { run: () => undefined, whyNot: () => 'unavailable.alreadySent' },
  }));

  const pressed = { key: 'Enter', ctrl: true };
  runActionByKey(registry, 'send', pressed);
  const first = registry.unavailable.get();
  expect(first).toEqual({ action: 'send', pressed, reason: 'unavailable.alreadySent' });
  runActionByKey(registry, 'send');
  expect(registry.unavailable.get()).not.toBe(first);
  runActionByKey(registry, 'find');
  expect(registry.unavailable.get()).toBeNull();
});
