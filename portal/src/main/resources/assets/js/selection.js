// Destroying: one site by a button wherever it is shown, or several that were chosen in the list. The server makes the
// dialog, which names what goes and what stays. What was chosen stays chosen while the list renews itself.

import { openDialog } from './forms.js';
import { tellSilence, tellStatus } from './problems.js';

const chosen = new Set();

function boxes() { return [...document.querySelectorAll('[data-select]')]; }

function mark() {
  // What is not in the list any more, or may not be destroyed any more, is not chosen any more.
  const known = new Set(boxes().map((box) => box.value));
  chosen.forEach((name) => { if (!known.has(name)) chosen.delete(name); });
  boxes().forEach((box) => { box.checked = chosen.has(box.value); });
  const there = [...known];
  const all = document.querySelector('[data-select-all]');
  if (all) {
    const count = there.filter((name) => chosen.has(name)).length;
    all.checked = count > 0 && count === there.length;
    all.indeterminate = count > 0 && count < there.length;
  }
  const bar = document.querySelector('[data-selection]');
  if (!bar) return;
  bar.hidden = chosen.size === 0;
  bar.querySelector('[data-selection-words]').textContent = chosen.size === 1 ? 'Destroy 1 site…' : `Destroy ${chosen.size} sites…`;
  bar.querySelector('[data-selection-count]').textContent = `${chosen.size} chosen`;
}

async function ask(names, opener) {
  opener.setAttribute('aria-busy', 'true');
  const query = new URLSearchParams([...names].map((name) => ['name', name]));
  try {
    const answer = await fetch(`/sites/destroy?${query}`, { headers: { 'X-Requested-With': 'fetch' } });
    if (answer.ok) show(await answer.text()); else tellStatus(answer.status, answer.headers.get('X-Request-Id'));
  } catch {
    tellSilence();
  } finally {
    opener.removeAttribute('aria-busy');
  }
}

function show(page) {
  const place = document.querySelector('[data-dialog-place]');
  // The server's own page: it escapes what people typed.
  place.innerHTML = page;
  openDialog(place.querySelector('dialog'));
}

document.addEventListener('change', (event) => {
  const box = event.target;
  if (box.matches('[data-select]')) {
    if (box.checked) chosen.add(box.value); else chosen.delete(box.value);
    mark();
  } else if (box.matches('[data-select-all]')) {
    boxes().forEach(({ value }) => { if (box.checked) chosen.add(value); else chosen.delete(value); });
    mark();
  }
});

document.addEventListener('click', (event) => {
  const one = event.target.closest('[data-destroy]');
  if (one) ask([one.dataset.destroy], one);
  if (event.target.closest('[data-selection-clear]')) {
    chosen.clear();
    mark();
  }
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-selection]')) return;
  event.preventDefault();
  ask(chosen, event.submitter);
});

document.addEventListener('htmx:afterSwap', mark);
