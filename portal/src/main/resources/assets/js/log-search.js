// Searching a log: on the server, which has all lines.

import { grouped } from './log-rows.js';

const MOST_MATCHES = 1000;
/** A line's number instead of a text: `:1234`. */
const ADDRESS = /^\s*:\s*(\d{1,9})\s*$/;

export class Search {
  /** @param find gives the panel's part of a name; show brings a line into view, or the last one, and returns which; mark is told what to mark */
  constructor(run, find, show, mark) {
    this.run = run;
    this.find = find;
    this.show = show;
    this.mark = mark;
    this.matches = [];
    const form = find('search');
    form.addEventListener('submit', (event) => { event.preventDefault(); this.step(1); });
    form.addEventListener('input', () => this.soon());
    find('next').addEventListener('click', () => this.step(1));
    find('previous').addEventListener('click', () => this.step(-1));
    // Typed before this script was there, or kept by the browser over a reload.
    if (this.text) this.soon();
  }

  get text() { return this.find('search').elements.text.value; }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.search(), 250);
  }

  async search() {
    const text = this.text;
    this.searched = text;
    const line = ADDRESS.exec(text)?.[1];
    this.mark(line ? '' : text);
    const matches = text && !line ? await this.matchesOf(text) : [];
    if (this.searched !== text) return;
    this.matches = matches ?? [];
    this.at = -1;
    if (line) this.jump(Number(line)); else this.tell(text ? this.count(matches) : '');
    ['next', 'previous'].forEach((name) => { this.find(name).hidden = this.matches.length === 0; });
    this.step(1);
  }

  /** The matches; nothing if the server gave no answer. */
  async matchesOf(text) {
    const answer = await fetch(`/runs/${this.run}/log/search?text=${encodeURIComponent(text)}`,
      { headers: { 'X-Requested-With': 'fetch' } }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  jump(line) {
    const shown = this.show(line);
    this.tell(shown ? `line ${grouped(shown)}` : 'no lines yet');
  }

  step(by) {
    if (!this.matches.length) return;
    this.at = (this.at + by + this.matches.length) % this.matches.length;
    this.tell(`${this.at + 1} of ${this.matches.length}${this.mayBeMore ? '+' : ''}`);
    this.show(this.matches[this.at].line);
  }

  get mayBeMore() { return this.matches.length === MOST_MATCHES; }

  count(matches) {
    if (!matches) return 'The search failed. Try again.';
    if (this.mayBeMore) return 'first 1,000 matches';
    return `${this.matches.length} ${this.matches.length === 1 ? 'match' : 'matches'}`;
  }

  tell(words) { this.find('found').textContent = words; }
}
