// Called by lighthouse.sh: node lighthouse.mjs PORT PATH…; the administrator's password comes by the environment.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const [port, ...paths] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function cookiesOf(answer, known = new Map()) {
  answer.headers.getSetCookie().forEach((cookie) => {
    const [pair] = cookie.split(';');
    const at = pair.indexOf('=');
    known.set(pair.slice(0, at), pair.slice(at + 1));
  });
  return known;
}

// In the browser itself: an EventSource sends no header that Lighthouse adds to a page's own requests.
async function takeAlong(cookies, chrome) {
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });
  const page = await browser.newPage();
  await page.setCookie(...[...cookies].map(([name, value]) => ({ name, value, url: base })));
  await page.close();
  await browser.disconnect();
}

const header = (cookies) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function signIn() {
  const page = await fetch(`${base}/sign-in`);
  const cookies = cookiesOf(page);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())[1];
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: header(cookies) },
    body: new URLSearchParams({ username: 'admin', password: process.env.PRESSYARD_ADMIN_PASSWORD, _csrf: token }),
  });
  if (answer.status !== 302 || answer.headers.get('location').includes('/sign-in')) throw new Error('not signed in');
  return cookiesOf(answer, cookies);
}

async function look(path, form, cookies, chrome) {
  if (path !== '/sign-in') await takeAlong(cookies, chrome);
  const { lhr } = await lighthouse(base + path, {
    port: chrome.port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    disableStorageReset: true,
    maxWaitForLoad: 60_000,
  }, form === 'desktop' ? desktopConfig : undefined);
  const score = (name) => Math.round(lhr.categories[name].score * 100);
  const requests = lhr.audits['network-requests'].details.items;
  const elsewhere = requests.filter(({ url }) => /^https?:/.test(url) && !url.startsWith(base));
  const kilobytes = requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
  console.log([path.padEnd(16), form.padEnd(8), ...['performance', 'accessibility', 'best-practices'].map((name) => String(score(name)).padStart(14)),
    kilobytes.toFixed(1).padStart(8), String(requests.length).padStart(9), String(elsewhere.length).padStart(10)].join(' '));
  Object.values(lhr.audits)
    .filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode))
    .forEach(({ id, displayValue, score }) => console.log(`  ${id}: ${score} ${displayValue ?? ''}`));
}

// The run that a list names first.
async function newestRun(cookies) {
  const list = await (await fetch(`${base}/runs`, { headers: { Cookie: header(cookies) } })).text();
  return /\/runs\/\d+/.exec(list)[0];
}

const cookies = await signIn();
console.log(['page'.padEnd(16), 'form'.padEnd(8), ...['performance', 'accessibility', 'best practices'].map((name) => name.padStart(14)),
  'kB'.padStart(8), 'requests'.padStart(9), 'elsewhere'.padStart(10)].join(' '));
for (const asked of paths) {
  const path = asked === '/runs/newest' ? await newestRun(cookies) : asked;
  for (const form of ['mobile', 'desktop']) {
    const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: FLAGS });
    try {
      await look(path, form, cookies, chrome);
    } finally {
      chrome.kill();
    }
  }
}
