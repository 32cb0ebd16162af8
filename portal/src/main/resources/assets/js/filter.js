// The filter of a list. What was typed before htmx listened, the list does not show yet. What the browser would bring back
// into the fields is the address's to say: the forms ask it not to.

const form = document.getElementById('filter');

function usual(field) {
  if (field.tagName !== 'SELECT') return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value;
}

// This comes before the event, and htmx, which begins with it, was there before this.
document.addEventListener('DOMContentLoaded', () => {
  const isChanged = [...(form?.elements ?? [])].some((field) => field.matches('input, select') && field.value !== usual(field));
  if (isChanged) form.dispatchEvent(new Event('change', { bubbles: true }));
});

// What is wrong with a field comes with the list, beside the field, which stays as it is being typed.
document.addEventListener('htmx:afterSettle', () => [...(form?.elements ?? [])].forEach((field) => {
  const problem = document.getElementById(`${field.name}-problem`);
  if (problem?.textContent.trim()) field.setAttribute('aria-invalid', 'true'); else field.removeAttribute('aria-invalid');
}));
