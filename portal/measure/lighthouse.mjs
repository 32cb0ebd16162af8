// Called by lighthouse.sh: node lighthouse.mjs PORT PATH…; the administrator's password comes by the environment.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';

const [port, ...paths] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const VISITS = 5;
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

async function visit(path, form, cookies) {
  const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: FLAGS });
  try {
    if (path !== '/sign-in') await takeAlong(cookies, chrome);
    const { lhr } = await lighthouse(base + path, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      disableStorageReset: true,
      maxWaitForLoad: 60_000,
    }, form === 'desktop' ? desktopConfig : undefined);
    return lhr;
  } finally {
    chrome.kill();
  }
}

// A portal that has just started answers its first requests while it compiles itself, on the cores that the browser measures.
async function warmUp(path, cookies) {
  for (let request = 0; request < 50; request += 1) {
    await (await fetch(base + path, { headers: path === '/sign-in' ? {} : { Cookie: header(cookies) } })).text();
  }
}

const score = (lhr, name) => Math.round(lhr.categories[name].score * 100);

// Of several visits the one in the middle: what one visit finds varies, the more the fewer the cores.
async function look(path, form, cookies) {
  const visits = [];
  for (let number = 0; number < VISITS; number += 1) visits.push(await visit(path, form, cookies));
  visits.sort((one, other) => score(one, 'performance') - score(other, 'performance'));
  tell(path, form, visits[Math.floor(VISITS / 2)], visits.map((lhr) => score(lhr, 'performance')));
}

function tell(path, form, lhr, scores) {
  const requests = lhr.audits['network-requests'].details.items;
  const elsewhere = requests.filter(({ url }) => /^https?:/.test(url) && !url.startsWith(base));
  const kilobytes = requests.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
  console.log([path.padEnd(16), form.padEnd(8), ...['performance', 'accessibility', 'best-practices'].map((name) => String(score(lhr, name)).padStart(14)),
    kilobytes.toFixed(1).padStart(8), String(requests.length).padStart(9), String(elsewhere.length).padStart(10)].join(' '));
  console.log(`  performance of each visit: ${scores.join(', ')}`);
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
  await warmUp(path, cookies);
  for (const form of ['mobile', 'desktop']) await look(path, form, cookies);
}
