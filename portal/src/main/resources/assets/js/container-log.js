// The colours of what containers wrote. The server sends their lines as plain text, for nobody knows who had a say in them.

import { renderLine } from './ansi.js';

function colour() {
  document.querySelectorAll('[data-ansi]').forEach((code) => {
    const text = code.textContent;
    code.removeAttribute('data-ansi');
    code.replaceChildren();
    renderLine(code, text.replace(/\r?\n$/, ''));
  });
}

document.addEventListener('htmx:afterSwap', colour);
colour();
