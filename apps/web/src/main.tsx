import './app/mantine.css';
import './app/fonts.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { speakForFields } from './app/field-messages.ts';
import { printLight } from './app/print-light.ts';
import { installTrustedTypesPolicy } from './app/trusted-types.ts';
import { startI18n } from './text/i18n.ts';

installTrustedTypesPolicy();
speakForFields(document);
printLight(window, document.documentElement);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
