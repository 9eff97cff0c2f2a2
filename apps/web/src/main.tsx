import './app/mantine.css';
import './app/fonts.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { installTrustedTypesPolicy } from './app/trusted-types.ts';
import { startI18n } from './text/i18n.ts';

installTrustedTypesPolicy();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
