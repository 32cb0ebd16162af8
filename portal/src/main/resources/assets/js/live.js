// One event stream a tab, while it is looked at. The page names it; others listen to what it tells:
// `pressyard:changed` (fetch live parts again) and `pressyard:lines` (a chunk of the log).

import { forgetSilence } from './problems.js';

const AT_MOST_EVERY_MS = 1000;
// Who looks at the same does not ask in the same instant; who has just done something does not wait for what comes of it.
const SPREAD_MS = 1000;
const OWN_DOING_MS = 5000;
const SAY_OFFLINE_AFTER_MS = 1500;
const TRY_AGAIN_MS = 3000;
// Browsers open six connections to a portal without TLS, for all tabs together: one that nobody sees gives its own back.
const LEAVE_AFTER_MS = 3000;

const banner = document.querySelector('[data-offline]');
const known = document.querySelector('meta[name="known-news"]')?.content;
let pending = null;
let lastTold = 0;
/** When somebody here last did something; opening the page was the first. */
let lastDone = 0;
let offlineTimer = null;
let leaving = null;
/** What the page listens to, and the last event that it knows; nothing once the stream has told its end. */
let stream = null;

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { detail }));
}

['click', 'keydown'].forEach((name) => document.addEventListener(name, () => { lastDone = performance.now(); }, true));

const spread = () => (performance.now() - lastDone < OWN_DOING_MS ? 0 : Math.random() * SPREAD_MS);

// Many changes make one refresh; the last one always gets its own.
function tellChanged() {
  if (pending) return;
  const wait = Math.max(0, lastTold + AT_MOST_EVERY_MS - performance.now()) + spread();
  pending = setTimeout(() => {
    pending = null;
    lastTold = performance.now();
    tell('pressyard:changed');
  }, wait);
}

function online() {
  clearTimeout(offlineTimer);
  offlineTimer = null;
  banner.hidden = true;
}

function offline() {
  offlineTimer ??= setTimeout(() => { banner.hidden = false; }, SAY_OFFLINE_AFTER_MS);
}

// The server begins by telling that something has changed, unless nothing has since the page was made: whoever comes back
// is up to date.
function connect() {
  const url = new URL(stream.address, location.href);
  if (known) url.searchParams.set('known', known);
  if (stream.last) url.searchParams.set('after', stream.last);
  const source = new EventSource(url);
  stream.source = source;
  source.addEventListener('open', () => { online(); forgetSilence(); });
  source.addEventListener('run', tellChanged);
  source.addEventListener('lines', (event) => {
    stream.last = event.lastEventId;
    tell('pressyard:lines', JSON.parse(event.data));
  });
  source.addEventListener('end', () => {
    leave();
    stream = null;
    tell('pressyard:end');
  });
  source.addEventListener('error', () => {
    offline();
    // The browser comes back by itself after a cut, but gives up after any answer that is not a stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => retry(source), TRY_AGAIN_MS);
  });
}

async function retry(failed) {
  if (stream?.source !== failed) return;
  const answer = await fetch(location.href, { method: 'HEAD', headers: { 'X-Requested-With': 'fetch' } }).catch(() => null);
  if (stream?.source !== failed) return;
  if (answer?.status === 401) location.reload();
  else connect();
}

function leave() {
  stream?.source?.close();
  if (stream) stream.source = null;
  online();
}

function beSeen() {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(leave, LEAVE_AFTER_MS);
  else if (stream && !stream.source) connect();
}

document.addEventListener('visibilitychange', beSeen);
window.addEventListener('pagehide', leave);

// A page that comes back from the browser's cache is as old as when it was left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && document.querySelector('main')?.dataset.events) location.reload();
});

// Nobody tells that a node has fallen silent: a page that shows such things is renewed every so many seconds, while somebody
// looks at it, and when somebody comes back to it.
function renewEvery(seconds) {
  const renew = () => { if (!document.hidden) tellChanged(); };
  setInterval(renew, seconds * 1000);
  document.addEventListener('visibilitychange', renew);
}

/** Begins to listen, if the page names a stream; to be called when whoever wants to hear is there. */
export function listen() {
  const { events, renewEvery: seconds } = document.querySelector('main')?.dataset ?? {};
  if (seconds) renewEvery(Number(seconds));
  if (!events) return;
  stream = { address: events, last: null, source: null };
  // A tab that was opened behind another listens when somebody comes to it.
  if (!document.hidden) connect();
}
