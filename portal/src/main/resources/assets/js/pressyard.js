// The entry of every page: what is needed is loaded by what is there.

import './theme.js';
import './problems.js';
import './forms.js';
import './copy.js';
import './filter.js';
import './focus.js';
import './moments.js';
import './keyboard.js';
import { bringBackTyped } from './typed.js';
import { listen } from './live.js';

document.addEventListener('htmx:configRequest', (event) => {
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf && event.detail.verb !== 'get') event.detail.headers[csrf.dataset.header] = csrf.content;
});

// The page has brought the end of the log along: what makes all of it readable waits until the browser has shown that.
const whenIdle = () => new Promise((done) => {
  if (window.requestIdleCallback) requestIdleCallback(done, { timeout: 250 }); else setTimeout(done);
});

const log = document.querySelector('[data-log]');
if (log) {
  const { LogView } = await import('./log.js');
  if (!location.hash) await whenIdle();
  new LogView(log);
}
listen();
if (document.querySelector('[data-dialog-place]')) import('./selection.js');
if (document.getElementById('container-log')) import('./container-log.js');
if (document.getElementById('service-health')) import('./service-health.js');
if (document.querySelector('.plan, .all')) import('./plan.js');
if (document.querySelector('[data-upload]')) import('./site-code.js');
if (document.querySelector('[data-site-form]')) await import('./site-form.js');
bringBackTyped();
