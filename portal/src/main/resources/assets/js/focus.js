// Whoever works by keyboard keeps the place while parts of the page renew themselves. htmx gives the focus back to what has an
// id; everything else is found again by what it is, and by its place among those that are alike. Where it is gone the place is
// the page's content: what has come instead may be a button that means something else.

const MARKS = ['type', 'href', 'value', 'aria-label', 'data-copy'];

let held = null;

function signature(element) {
  const part = element.parentElement?.closest('[id]')?.id;
  const words = element.matches('button, summary') ? element.textContent.trim() : null;
  return JSON.stringify([element.localName, part, words, ...MARKS.map((name) => element.getAttribute(name))]);
}

const alike = (name, sign) => [...document.getElementsByTagName(name)].filter((element) => signature(element) === sign);

document.addEventListener('htmx:beforeSwap', () => {
  const element = document.activeElement;
  held = null;
  if (element === null || element === document.body) return;
  const sign = signature(element);
  held = { name: element.localName, sign, place: alike(element.localName, sign).indexOf(element) };
});

document.addEventListener('htmx:afterSwap', () => {
  if (!held || document.activeElement !== document.body) return;
  const again = alike(held.name, held.sign)[held.place] ?? document.getElementById('content');
  again.focus({ preventScroll: true });
});

// A form that was refused comes back with the keyboard where the first thing is to be put right.
if (document.activeElement === document.body) document.querySelector('main form [aria-invalid="true"]')?.focus();
