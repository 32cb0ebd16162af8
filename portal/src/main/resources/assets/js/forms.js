// Forms that are sent once, and dialogs. Listens on the document, so that parts may come and go.

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-once]')) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  form.querySelectorAll('button[type="submit"]').forEach((button) => button.setAttribute('aria-busy', 'true'));
});

// A page that comes back from the browser's cache may send its forms again.
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
  });
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) openDialog(document.getElementById(opener.dataset.dialog));
  if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
});

document.addEventListener('input', (event) => {
  if (event.target.dataset.mustBe !== undefined) checkTyped(event.target);
});

/** Shows a dialog; what has to be typed in it is not right yet. */
export function openDialog(dialog) {
  dialog.querySelectorAll('[data-must-be]').forEach(checkTyped);
  dialog.showModal();
}

function checkTyped(input) {
  const right = input.value.trim() === input.dataset.mustBe;
  input.setCustomValidity(right ? '' : `Type ${input.dataset.mustBe} to confirm.`);
}
