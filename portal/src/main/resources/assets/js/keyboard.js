// The keyboard map. Keys do nothing while somebody types, or with a modifier.

const SEQUENCE_MS = 1200;
const PLACES = { s: '/sites', r: '/runs', i: '/images', a: '/audit', d: '/admin/doctor' };

/** Where to search from pages that have nothing to search. */
const SEARCH = '/sites#search';

let leader = 0;

const isSignedIn = () => document.getElementById('keys') !== null;

function isTyping(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

/** Administration is for administrators, whose map of keys names it. */
const isOpen = (key) => key !== 'd' || document.querySelector('[data-may-administer]') !== null;

function act(key) {
  if (performance.now() - leader < SEQUENCE_MS && PLACES[key] && isOpen(key)) {
    location.assign(PLACES[key]);
    return true;
  }
  leader = 0;
  if (key === 'g') {
    leader = performance.now();
    return true;
  }
  if (key === 'n' && document.querySelector('[data-may-create]')) {
    location.assign('/sites/new');
    return true;
  }
  if (key === '/') {
    const search = document.querySelector('[data-search]');
    if (search) search.focus(); else if (isSignedIn()) location.assign(SEARCH);
    return Boolean(search) || isSignedIn();
  }
  if (key === '?') {
    document.getElementById('keys')?.showModal();
    return true;
  }
  return false;
}

document.addEventListener('keydown', (event) => {
  // The browser clears a search at the first; the second leaves it.
  if (event.key === 'Escape' && event.target.matches('[data-search]') && event.target.value === '') event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  if (act(event.key)) event.preventDefault();
});

if (location.hash === '#search') document.querySelector('[data-search]')?.focus();
