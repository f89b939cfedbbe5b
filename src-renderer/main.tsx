import './jitless-zod';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { ipcClient } from './ipc-client';
import { App } from './app';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App client={ipcClient(window.helpdesk)} />);
