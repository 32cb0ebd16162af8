// What went wrong between the page and the portal, said at the top of the page until the next request succeeds.

const banner = document.querySelector('[data-problem]');
let isSilence = false;
const WORDS = {
  401: 'You are signed out. Open the page again to sign in.',
  403: 'You may not do this.',
  404: 'It is not there any more. Open the page again.',
  409: 'Something changed in the meantime. Open the page again.',
  429: 'That was too often. Wait a little, then try again.',
};

/** Says to the reader what went wrong. */
export function tellProblem(words) {
  banner.querySelector('[data-problem-words]').textContent = words;
  banner.hidden = false;
  isSilence = false;
}

export function forgetProblem() { banner.hidden = true; }

/** Says why the portal did not do what was asked of it. */
export function tellStatus(status, requestId) {
  tellProblem(WORDS[status] ?? `The portal could not do this (error ${status}${requestId ? `, request ${requestId}` : ''}). Try again.`);
}

/** Says that no answer came. */
export function tellSilence() {
  tellProblem('The portal does not answer. Try again in a moment.');
  isSilence = true;
}

/** Takes that back: the portal has been heard. */
export function forgetSilence() { if (isSilence) forgetProblem(); }

// What renews itself without being asked has the banner of the lost connection to say so.
const isAsked = (event) => !['pressyard:changed', 'pressyard:look'].includes(event.detail.requestConfig?.triggeringEvent?.type);

document.addEventListener('htmx:responseError', ({ detail: { xhr } }) => tellStatus(xhr.status, xhr.getResponseHeader('X-Request-Id')));
document.addEventListener('htmx:sendError', (event) => { if (isAsked(event)) tellSilence(); });
document.addEventListener('htmx:afterRequest', (event) => { if (event.detail.successful && isAsked(event)) forgetProblem(); });
banner.querySelector('[data-problem-close]').addEventListener('click', forgetProblem);
