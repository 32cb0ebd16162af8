// Copy buttons. Listens on the document, so that parts may come and go.

import { tellProblem } from './problems.js';

const COPIED_FOR_MS = 3000;

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (button) copy(button);
});

async function copy(button) {
  if (await put(button.dataset.copy, button)) say(button);
  else tellProblem('The browser did not let it be copied. Select it, and copy it by hand.');
}

async function put(text, button) {
  // Browsers have a clipboard for pages only where nobody on the way can change them: not on plain http in a network.
  if (!navigator.clipboard) return putBySelection(text, button);
  return navigator.clipboard.writeText(text).then(() => true, () => putBySelection(text, button));
}

function putBySelection(text, button) {
  const field = document.createElement('textarea');
  field.className = 'visually-hidden';
  field.readOnly = true;
  field.value = text;
  // Beside the button: in an open dialog, what is outside of it cannot be selected.
  button.after(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  button.focus();
  return done;
}

function say(button) {
  if (button.dataset.copied) return;
  const icon = button.querySelector('use');
  const [before, name] = [icon.getAttribute('href'), button.getAttribute('aria-label')];
  button.dataset.copied = 'true';
  icon.setAttribute('href', before.replace(/#.*/, '#check-lg'));
  button.setAttribute('aria-label', 'Copied');
  setTimeout(() => {
    icon.setAttribute('href', before);
    button.setAttribute('aria-label', name);
    delete button.dataset.copied;
  }, COPIED_FOR_MS);
}
