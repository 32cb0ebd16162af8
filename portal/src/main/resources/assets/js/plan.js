// The plan: filtered by address, printed with everything open, and when it renews itself, as the reader left it.

/** Which parts are open, by id; without those that nobody has touched. */
const left = new Map();

document.addEventListener('toggle', (event) => {
  const { target } = event;
  if (!target.id || !target.closest('.plan, .all')) return;
  left.set(target.id, target.open);
}, true);

document.addEventListener('htmx:afterSwap', () => {
  arrange();
  document.querySelectorAll('.plan details[id], .all[id]').forEach((details) => { details.open = left.get(details.id) ?? details.open; });
  filter();
});

// While a run waits for a person, the plan is what to read; while it works, the log is.
function arrange() {
  const waits = document.getElementById('head')?.dataset.waits === 'true';
  document.querySelector('.run-columns')?.classList.toggle('run-columns-plan', waits);
}

const wanted = () => document.querySelector('[data-plan-filter]')?.value.trim().toLowerCase() ?? '';

function filter() {
  const text = wanted();
  document.querySelectorAll('.plan-module').forEach((module) => {
    const resources = [...module.querySelectorAll('.plan-resource')];
    resources.forEach((resource) => { resource.hidden = text !== '' && !resource.id.toLowerCase().includes(text); });
    module.hidden = resources.every((resource) => resource.hidden);
  });
}

function openFound() {
  if (wanted()) document.querySelectorAll('.plan-module:not([hidden])').forEach((module) => { module.open = true; });
}

document.addEventListener('input', (event) => {
  if (!event.target.matches('[data-plan-filter]')) return;
  filter();
  openFound();
});
document.addEventListener('click', (event) => { if (event.target.closest('[data-print]')) window.print(); });

let closedForPrint = [];
window.addEventListener('beforeprint', () => {
  closedForPrint = [...document.querySelectorAll('.plan details:not([open])')];
  closedForPrint.forEach((details) => { details.open = true; });
});
window.addEventListener('afterprint', () => closedForPrint.forEach((details) => { details.open = false; }));
