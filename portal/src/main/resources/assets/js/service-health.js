// How a site's service is, asked for again while somebody looks at it, and when somebody comes back.

const EVERY_MS = 15_000;

function ask() {
  if (!document.hidden) document.body.dispatchEvent(new CustomEvent('pressyard:look'));
}

setInterval(ask, EVERY_MS);
document.addEventListener('visibilitychange', ask);
