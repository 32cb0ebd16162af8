// One event stream a tab. The page names it; others listen to what it tells:
// `pressyard:changed` (fetch live parts again) and `pressyard:lines` (a chunk of the log).

const AT_MOST_EVERY_MS = 1000;
const SAY_OFFLINE_AFTER_MS = 1500;
const TRY_AGAIN_MS = 3000;

const banner = document.querySelector('[data-offline]');
let pending = null;
let lastTold = 0;
let offlineTimer = null;

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { detail }));
}

// Many changes make one refresh; the last one always gets its own.
function tellChanged() {
  if (pending) return;
  const wait = Math.max(0, lastTold + AT_MOST_EVERY_MS - performance.now());
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

function connect(address, lastId) {
  const url = new URL(address, location.href);
  if (lastId) url.searchParams.set('after', lastId);
  const source = new EventSource(url);
  let last = lastId;
  source.addEventListener('open', online);
  source.addEventListener('run', tellChanged);
  source.addEventListener('lines', (event) => {
    last = event.lastEventId;
    tell('pressyard:lines', JSON.parse(event.data));
  });
  source.addEventListener('end', () => {
    source.close();
    tell('pressyard:end');
  });
  source.addEventListener('error', () => {
    offline();
    // The browser comes back by itself after a cut, but gives up after any answer that is not a stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => retry(address, last), TRY_AGAIN_MS);
  });
  window.addEventListener('pagehide', () => source.close(), { once: true });
}

// A page that comes back from the browser's cache is as old as when it was left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && document.querySelector('main')?.dataset.events) location.reload();
});

async function retry(address, last) {
  const answer = await fetch(location.href, { method: 'HEAD', headers: { 'X-Requested-With': 'fetch' } }).catch(() => null);
  if (answer?.status === 401) location.reload();
  else connect(address, last);
}

/** Begins to listen, if the page names a stream; to be called when whoever wants to hear is there. */
export function listen() {
  const address = document.querySelector('main')?.dataset.events;
  if (address) connect(address, null);
}
