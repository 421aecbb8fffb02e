/** Mounts the benchmark's page. What is measured can stand in the address: #cells=lstm,gru&shapes=20x32x32&rounds=5 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserShelf, readTheme } from '../store/localStorage.ts';
import { BenchPage } from './BenchPage.tsx';
import { readAddress } from './selection.ts';
import './bench.css';

const theme = readTheme(browserShelf());
if (theme !== 'system') document.documentElement.dataset.theme = theme;

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <BenchPage read={readAddress(location.hash)} />
  </StrictMode>,
);
