import './design/fonts.css';
import './design/tokens.css';
import './design/ground.css';
import 'virtual:mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startTexts } from './texts/language';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place to stand: #root is missing.');
await startTexts();
createRoot(place).render(<StrictMode><App /></StrictMode>);
