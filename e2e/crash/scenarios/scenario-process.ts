import { askKeychain, type AskKeychain } from './ask-keychain';
import { sendUntilKilled, type SendUntilKilled } from './send-until-killed';
import { overwriteOnlyBackup, writeAndAcknowledge, type WriteAndAcknowledge } from './write-and-acknowledge';
import { saveDuringDiskFault, type SaveDuringDiskFault } from './save-during-disk-fault';
import { sendAndStopAtStep, type StopWhileSending } from './stop-while-sending';
import { workTwoDays, type TwoDays } from './two-workdays-with-folder-copies';

// The process to be killed: it runs one scenario and reports its progress.
const [scenario, text = '{}'] = process.argv.slice(2);
const order: unknown = JSON.parse(text);

if (scenario === 'stop-while-sending') await sendAndStopAtStep(order as StopWhileSending);
else if (scenario === 'write-and-acknowledge') writeAndAcknowledge(order as WriteAndAcknowledge);
else if (scenario === 'overwrite-only-backup') overwriteOnlyBackup(order as { from: string; to: string });
else if (scenario === 'send-until-killed') await sendUntilKilled(order as SendUntilKilled);
else if (scenario === 'ask-keychain') await askKeychain(order as AskKeychain);
else if (scenario === 'save-during-disk-fault') await saveDuringDiskFault(order as SaveDuringDiskFault);
else if (scenario === 'two-workdays-with-folder-copies') await workTwoDays(order as TwoDays);
else throw new Error(`no scenario ${scenario}`);
