import { expect, test } from 'vitest';
import { openPrivacyWorkspace } from './privacy-workspace.fixture';
import { prepareFindErasedCallers } from './find-erased-callers';

test.each([
  ['陈美玲', '陳美玲', 0],
  ['Jose Nunez', 'José Núñez', 0],
  ['李明', '陳美玲', 1],
])(
  'an older call of %s that stayed says of %s that her other calls stay: %j erased',
  async (older, name, count) => {
    const { add, db, stores } = openPrivacyWorkspace();
    await stores.syncQueue.choose('history.example.com', 'pc');
    await add({ Name: older, Phone: '60123456789' }, 'created', 1_000);
    await add({ Name: name, Phone: '60123456789' }, 'created', 2_000);
    db.exec('UPDATE sync_position SET pushed_to = 2');
    const [, call = ''] = db.prepare<[], string>('SELECT call_id FROM ticket ORDER BY id').pluck().all();
    expect(prepareFindErasedCallers(db)([{ call, atMs: 3_000 }], new Set()).callers.size).toBe(count);
  },
);
