import { expect, test } from '@playwright/test';
import type { States, Visit } from './state-types';
import { screens } from './practice-states';

/** Walks a whole table in one window. */
export async function walkStates<V extends Visit>(
  states: Readonly<Record<string, States<V>>>,
  visit: V,
  inspect: (visit: V, screen: string) => Promise<void>,
): Promise<void> {
  const rail = visit.page.getByRole('navigation', { name: visit.messages.app.screens });
  // The last buttons are the key card and the agent, which are no screens.
  await expect(rail.getByRole('button'), 'a screen has no states in the table').toHaveCount(
    screens.length + 2,
  );
  for (const [screen, ofScreen] of Object.entries(states)) {
    for (const [state, show] of Object.entries(ofScreen)) {
      await test.step(`${screen}: ${state}`, async () => {
        await show(visit);
        await inspect(visit, screen);
      });
    }
  }
}
