// What containers wrote: opened at its end, kept in place when older lines come before it, and followed on request. The server
// sends lines as plain text, for nobody knows who had a say in them; their colours are made here.

import { renderLine } from './ansi.js';

const FOLLOW_EVERY_MS = 5000;
const AT_THE_END_PX = 40;

const lines = () => document.querySelector('.container-log');
const isAtTheEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < AT_THE_END_PX;

/** How far from its end the log was scrolled, before older lines came. */
let fromEnd = null;
let shown = null;

function colour() {
  document.querySelectorAll('[data-ansi]').forEach((code) => {
    const text = code.textContent;
    code.removeAttribute('data-ansi');
    code.replaceChildren();
    renderLine(code, text.replace(/\r?\n$/, ''));
  });
}

function place() {
  const log = lines();
  if (!log) return;
  if (log !== shown) log.scrollTop = log.scrollHeight;
  else if (fromEnd !== null) log.scrollTop = log.scrollHeight - fromEnd;
  shown = log;
  fromEnd = null;
}

document.addEventListener('htmx:beforeSwap', () => {
  const log = lines();
  fromEnd = log ? log.scrollHeight - log.scrollTop : null;
});
document.addEventListener('htmx:afterSwap', () => { colour(); place(); });

// Whoever reads, looks into a line or types is not disturbed.
setInterval(() => {
  const follow = document.querySelector('[data-follow]');
  const log = lines();
  if (!follow?.checked || document.hidden || document.activeElement?.id === 'log-text') return;
  if (log && (!isAtTheEnd(log) || log.querySelector('details[open]'))) return;
  follow.form.requestSubmit();
}, FOLLOW_EVERY_MS);

colour();
place();
