// Forms that are sent once, and dialogs. Listens on the document, so that parts may come and go.

document.addEventListener('submit', (event) => {
  const form = event.target;
  const wrong = [...form.querySelectorAll('[data-must-be]')].find((input) => !isAsItMustBe(input));
  if (wrong) {
    event.preventDefault();
    tellWrong(wrong);
    return;
  }
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
  if (event.target.dataset.mustBe !== undefined && isAsItMustBe(event.target)) mark(event.target, false);
});

export function openDialog(dialog) { dialog.showModal(); }

function isAsItMustBe(input) { return input.value.trim() === input.dataset.mustBe; }

function tellWrong(input) {
  mark(input, true);
  input.focus();
}

function mark(input, wrong) {
  input.classList.toggle('is-invalid', wrong);
  if (wrong) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
  input.closest('.field').querySelector('[data-must-be-error]').hidden = !wrong;
}
