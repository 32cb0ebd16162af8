// What was typed into a form comes back where the session had ended before the click: the portal asks to sign in, and
// opens the form again. It is kept in this tab alone, for nobody else who signs in there, and no longer than the next page
// that is not the sign-in's.

const KEY = 'pressyard.typed';
const ASKED_AT_ONCE_MS = 60_000;
const form = document.querySelector('[data-site-form]');
const note = document.querySelector('[data-typed-note]');
const person = document.querySelector('[data-person]')?.dataset.person;

const isTyped = ({ name, type }) => name && !['hidden', 'file', 'password', 'submit', 'button'].includes(type);
const isChoice = ({ type }) => type === 'checkbox' || type === 'radio';
const typed = () => [...form.elements].filter(isTyped);

function keep() {
  const fields = typed().map((field) => [field.name, isChoice(field) ? field.checked : field.value]);
  sessionStorage.setItem(KEY, JSON.stringify({ page: location.pathname, person, at: Date.now(), fields }));
}

/** The sign-in page has been shown in between: then, and only then, nothing of the form has reached the portal. */
function noteSignIn(kept) {
  note.hidden = false;
  sessionStorage.setItem(KEY, JSON.stringify({ ...kept, hasSignedIn: true }));
}

function bringBack(fields) {
  const elements = typed();
  fields.forEach(([name, value], index) => {
    const field = elements[index];
    if (field?.name !== name) return;
    if (isChoice(field)) field.checked = value; else field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (value && name.startsWith('details.')) field.closest('details').open = true;
  });
}

/** Once what listens to the form is there. */
export function bringBackTyped() {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (kept && note && (kept.hasSignedIn || Date.now() - kept.at < ASKED_AT_ONCE_MS)) noteSignIn(kept);
  if (kept?.hasSignedIn && form && kept.person === person && kept.page === location.pathname) bringBack(kept.fields);
  form?.addEventListener('submit', keep);
}
