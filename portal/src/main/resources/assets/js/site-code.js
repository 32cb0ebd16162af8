// Sends the tarball of a site's code as soon as it is chosen: the form then only names it, and loses it with no mistake.

const part = document.querySelector('[data-upload]');
const file = part.querySelector('input[type="file"]');
const state = part.querySelector('[data-upload-state]');
const [digest, name] = part.querySelectorAll('input[type="hidden"]');
const csrf = document.querySelector('meta[name="csrf"]');
const MIB = 1048576;

function say(text, isProblem) {
  state.textContent = text;
  state.className = isProblem ? 'field-error' : 'form-text';
  file.classList.toggle('is-invalid', isProblem);
  file.setAttribute('aria-invalid', String(isProblem));
}

function settle(upload) {
  digest.value = upload ? upload.sha256 : '';
  name.value = upload ? upload.name : '';
}

function send(chosen) {
  const request = new XMLHttpRequest();
  request.open('POST', `${part.dataset.upload}?name=${encodeURIComponent(chosen.name)}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Accept', 'application/json');
  request.setRequestHeader(csrf.dataset.header, csrf.content);
  request.responseType = 'json';
  request.upload.addEventListener('progress', (event) => say(`Sending ${chosen.name}: ${Math.round((100 * event.loaded) / event.total)} %`, false));
  request.addEventListener('error', () => say('The file could not be sent: the portal does not answer. Choose it again.', true));
  request.addEventListener('load', () => {
    const sent = request.status === 200;
    settle(sent ? request.response : null);
    if (sent) say(`Sent: ${chosen.name}, ${(chosen.size / MIB).toFixed(1)} MiB`, false);
    else say(request.response?.problem ?? 'The file could not be sent. Open the page again, and choose it once more.', true);
  });
  request.send(chosen);
}

file.addEventListener('change', () => {
  const chosen = file.files[0];
  settle(null);
  if (!chosen) say('', false);
  else if (chosen.size > Number(part.dataset.uploadMost)) say(`The file is larger than ${part.dataset.uploadMost / MIB} MiB.`, true);
  else send(chosen);
});
