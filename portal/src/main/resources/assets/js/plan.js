// The plan: filtered by address, printed with everything open, and as open as the reader left it when it renews itself.

const opened = new Set();

document.addEventListener('toggle', (event) => {
  const { target } = event;
  if (!target.id || !target.closest('.plan, .all')) return;
  if (target.open) opened.add(target.id); else opened.delete(target.id);
}, true);

document.addEventListener('htmx:afterSwap', () => {
  arrange();
  document.querySelectorAll('.plan details[id]').forEach((details) => { if (opened.has(details.id)) details.open = true; });
  filter();
});

// While a run waits for a person, the plan is what to read; while it works, the log is.
function arrange() {
  const waits = document.getElementById('head')?.dataset.waits === 'true';
  document.querySelector('.run-columns')?.classList.toggle('run-columns-plan', waits);
}

function filter() {
  const field = document.querySelector('[data-plan-filter]');
  if (!field) return;
  const text = field.value.trim().toLowerCase();
  document.querySelectorAll('.plan-module').forEach((module) => {
    const resources = [...module.querySelectorAll('.plan-resource')];
    resources.forEach((resource) => { resource.hidden = text !== '' && !resource.id.toLowerCase().includes(text); });
    module.hidden = resources.every((resource) => resource.hidden);
    if (text && !module.hidden) module.open = true;
  });
}

document.addEventListener('input', (event) => { if (event.target.matches('[data-plan-filter]')) filter(); });
document.addEventListener('click', (event) => { if (event.target.closest('[data-print]')) window.print(); });

let closedForPrint = [];
window.addEventListener('beforeprint', () => {
  closedForPrint = [...document.querySelectorAll('.plan details:not([open])')];
  closedForPrint.forEach((details) => { details.open = true; });
});
window.addEventListener('afterprint', () => closedForPrint.forEach((details) => { details.open = false; }));
