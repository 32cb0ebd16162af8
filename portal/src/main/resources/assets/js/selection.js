// Destroying from the list: one site by its row's button, or several that were chosen. The server makes the dialog, which
// names what goes and what stays. What was chosen stays chosen while the list renews itself.

const chosen = new Set();

function boxes() { return [...document.querySelectorAll('[data-select]')]; }

function show() {
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
  bar.querySelector('[data-selection-count]').textContent = `${chosen.size} chosen`;
}

async function ask(names) {
  const query = new URLSearchParams([...names].map((name) => ['name', name]));
  const answer = await fetch(`/sites/destroy?${query}`, { headers: { 'X-Requested-With': 'fetch' } });
  if (!answer.ok) {
    location.reload();
    return;
  }
  const place = document.querySelector('[data-dialog-place]');
  // The server's own page: it escapes what people typed.
  place.innerHTML = await answer.text();
  const dialog = place.querySelector('dialog');
  dialog.querySelectorAll('[data-must-be]').forEach((input) => input.dispatchEvent(new Event('input', { bubbles: true })));
  dialog.showModal();
}

document.addEventListener('change', (event) => {
  const box = event.target;
  if (box.matches('[data-select]')) {
    if (box.checked) chosen.add(box.value); else chosen.delete(box.value);
    show();
  } else if (box.matches('[data-select-all]')) {
    boxes().forEach(({ value }) => { if (box.checked) chosen.add(value); else chosen.delete(value); });
    show();
  }
});

document.addEventListener('click', (event) => {
  const one = event.target.closest('[data-destroy]');
  if (one) ask([one.dataset.destroy]);
  if (event.target.closest('[data-selection-clear]')) {
    chosen.clear();
    show();
  }
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-selection]')) return;
  event.preventDefault();
  ask(chosen);
});

document.addEventListener('htmx:afterSwap', show);
