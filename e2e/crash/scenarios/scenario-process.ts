import { askKeychain, type AskKeychain } from './ask-keychain';
import { sendUntilKilled, type SendUntilKilled } from './send-until-killed';
import { copyOver, keepWriting, type KeepWriting } from './keep-writing';
import { saveThroughFault, type SaveThroughFault } from './save-through-fault';
import { sendOne, type SendOne } from './send-one';
import { workTwoDays, type TwoDays } from './simulated-work-with-folder-copies';

// The process to be killed: it runs one scenario and reports its progress.
const [scenario, text = '{}'] = process.argv.slice(2);
const order: unknown = JSON.parse(text);

if (scenario === 'send-one') await sendOne(order as SendOne);
else if (scenario === 'keep-writing') keepWriting(order as KeepWriting);
else if (scenario === 'copy-over') copyOver(order as { from: string; to: string });
else if (scenario === 'drain-queue') await sendUntilKilled(order as SendUntilKilled);
else if (scenario === 'ask-keychain') await askKeychain(order as AskKeychain);
else if (scenario === 'save-through-fault') await saveThroughFault(order as SaveThroughFault);
else if (scenario === 'work-two-days') await workTwoDays(order as TwoDays);
else throw new Error(`no scenario ${scenario}`);
