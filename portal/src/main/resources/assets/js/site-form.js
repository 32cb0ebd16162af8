// The form of a site. It asks the server what is wrong while somebody types, so that both always agree; and it says
// beside the form what the chosen size and environment will make.

import { tellProblem } from './problems.js';

const TYPING_MS = 350;
const SNAPSHOTS = { DEVELOPMENT: 'None is kept', STAGING: 'One is kept', PRODUCTION: 'One is kept' };
/** What terraform-modules/site/environment.tf makes of an environment, as far as it costs money. */
const PLAIN = { standby: 'None', gateways: 'One NAT gateway', firewall: 'None' };
const CAREFUL = { standby: 'In a second zone', gateways: 'Three NAT gateways, one in each zone', firewall: 'Before the load balancer' };
const MEANS = { DEVELOPMENT: PLAIN, STAGING: PLAIN, PRODUCTION: CAREFUL };

const form = document.querySelector('[data-site-form]');
const visited = new Set();
const hints = new Map();
/** What the details were when they were last right, by the field's name: what is made is told by these. */
const good = new Map();
let wrong = {};
let waiting = null;
let asking = null;

// What is wrong.

function show(field, message) {
  const below = document.getElementById(`${field.id}-hint`);
  if (!below) return;
  if (!hints.has(field.id)) hints.set(field.id, below.querySelector('.form-text')?.textContent ?? '');
  field.classList.toggle('is-invalid', Boolean(message));
  if (message) field.setAttribute('aria-invalid', 'true'); else field.removeAttribute('aria-invalid');
  const line = document.createElement('p');
  line.className = message ? 'field-error' : 'form-text';
  line.append(...(message ? [warning(), message] : [hints.get(field.id)]));
  if (below.textContent.trim() !== line.textContent.trim()) below.replaceChildren(line);
}

function warning() {
  const icon = document.querySelector('.icon use').closest('svg').cloneNode(true);
  const use = icon.querySelector('use');
  use.setAttribute('href', use.getAttribute('href').replace(/#.*/, '#exclamation-circle-fill'));
  return icon;
}

async function check() {
  asking?.abort();
  asking = new AbortController();
  const answer = await fetch(form.dataset.check, {
    method: 'POST', body: new URLSearchParams(new FormData(form)), signal: asking.signal, headers: { 'X-Requested-With': 'fetch' },
  }).catch(() => null);
  if (answer?.status === 401) tellProblem('You are signed out. Go on: the button below leads to the sign-in first, and what you typed comes back after it.');
  if (!answer?.ok) return;
  let differences;
  ({ wrong, differences } = await answer.json());
  keepGood();
  tellDifferences(differences);
  // Only where somebody has been: an empty form is not full of mistakes.
  visited.forEach((name) => {
    const field = form.elements[name];
    if (field) show(field, wrong[name]);
  });
  describe();
}

/** What a change would change, from what is in force, in the server's words. */
function tellDifferences(differences) {
  const place = document.querySelector('[data-differences]');
  if (!place) return;
  const list = place.querySelector('dl');
  list.replaceChildren(...differences.map(difference));
  list.hidden = !differences.length;
  const note = place.querySelector('[data-differences-note]');
  note.hidden = differences.length > 0;
  note.textContent = Object.keys(wrong).length ? 'Not known while a field is wrong.' : 'Nothing yet.';
}

function difference({ label, before, after }) {
  const row = document.createElement('div');
  const [term, value] = [element('dt', label), document.createElement('dd')];
  value.append(element('del', before), ' ', element('ins', after));
  row.append(term, value);
  return row;
}

function element(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}

function checkSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(check, TYPING_MS);
}

form.addEventListener('input', (event) => {
  const field = event.target;
  // An address is not wrong while it is half typed; a name says at once that it is taken.
  if (field.type !== 'email' || field.classList.contains('is-invalid')) visited.add(field.name);
  checkSoon();
  describe();
});
form.addEventListener('focusout', (event) => {
  if (!event.target.name || !event.target.value) return;
  visited.add(event.target.name);
  checkSoon();
});
form.addEventListener('submit', () => { clearTimeout(waiting); asking?.abort(); });

// What will be made.

const value = (name) => form.elements[name]?.value.trim() ?? '';
const details = () => [...form.elements].filter((field) => field.dataset.unit);
const keepGood = () => details().filter((field) => !wrong[field.name]).forEach((field) => good.set(field.name, field.value.trim()));
const chosenOption = (name) => form.elements[name]?.selectedOptions?.[0];

function put(name, text) {
  document.querySelectorAll(`[data-made="${name}"]`).forEach((element) => { element.textContent = text; });
}

function words(task) {
  const [cpu, memory] = task.split('/').map(Number);
  return `${cpu / 1024} vCPU, ${memory / 1024} GiB`;
}

function describe() {
  const { dataset: preset, text: size } = chosenOption('size');
  const environment = value('environment');
  const tasks = good.get('details.tasks') || preset.tasks;
  const most = good.get('details.tasksMaximum') || String(Math.max(Number(tasks) || 1, Number(preset.tasksMaximum)));
  const storage = good.get('details.storage') || preset.storage;
  const databaseClass = value('details.databaseClass') || preset.databaseClass;
  put('tasks', `WordPress × ${tasks}`);
  put('containers', tasks === most ? tasks : `${tasks} to ${most}, by load`);
  put('container', words(value('details.task') || preset.task));
  put('database', `MariaDB ${storage} GiB`);
  put('database-class', `${databaseClass}, ${storage} GiB`);
  Object.entries(MEANS[environment]).forEach(([what, text]) => put(what, text));
  put('snapshot', SNAPSHOTS[environment]);
  const changing = !form.elements.region && form.dataset.creates === undefined;
  put('approval', changing || environment === 'PRODUCTION' ? 'Somebody approves the plan' : 'Nothing to approve: it starts at once');
  advanced(preset, size);
  summarise(size);
}

function advanced(preset, size) {
  form.querySelectorAll('[data-detail] [data-preset]').forEach((option) => {
    const detail = option.closest('select').dataset.detail;
    option.textContent = `As ${size}: ${detail === 'task' ? words(preset.task) : preset[detail]}`;
  });
  form.querySelectorAll('[data-unit]').forEach((input) => { input.placeholder = preset[input.dataset.unit] ?? ''; });
  const own = [...form.elements].filter((element) => element.name?.startsWith('details.') && element.value).length;
  form.querySelector('[data-advanced-note]').textContent = own ? `${own} of its own` : `all as ${size} has it`;
}

function summarise(size) {
  const line = form.querySelector('[data-made="summary"]');
  if (!line) return;
  const name = value('name');
  const region = chosenOption('region');
  line.hidden = !name || !region?.dataset.target;
  if (line.hidden) return;
  // A name that cannot be is no site's.
  const subject = form.elements.name.classList.contains('is-invalid') ? 'The new site' : name;
  const place = region.text.endsWith(`(${region.dataset.target})`) ? region.text : `${region.text} on ${region.dataset.target}`;
  line.textContent = `${subject}: a ${size.toLowerCase()} ${chosenOption('environment').text.toLowerCase()} site in ${place}`
    + `. ${whatNext()}`;
}

function whatNext() {
  if (form.querySelector('.is-invalid')) return 'First look at the fields that are marked above.';
  return value('environment') === 'PRODUCTION' ? 'It waits for an approval before anything is made.' : 'It starts at once.';
}

details().filter((field) => !field.classList.contains('is-invalid')).forEach((field) => good.set(field.name, field.value.trim()));
describe();
// What was typed before this script was there, or is kept from an answer that found something wrong.
[...form.querySelectorAll('input[type="text"], input[type="email"]')].filter((field) => field.value).forEach((field) => visited.add(field.name));
if (visited.size) checkSoon();
