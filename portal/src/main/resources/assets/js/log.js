// A log of any length: only the lines in view are in the page.

import { Folds } from './log-folds.js';
import { Lines } from './log-lines.js';
import { Found, WholeLine } from './log-marks.js';
import { emptyRow, fill, foldedRow, grouped, showPhases } from './log-rows.js';
import { Scroll } from './log-scroll.js';
import { Search } from './log-search.js';

const LINE_HEIGHT = 20;
const OVERSCAN = 12;
/** What drawing rows may take of a frame, so that a first screen, whose code is new to the browser, holds up nothing else. */
const DRAWING_MS = 8;

export class LogView {
  constructor(panel) {
    this.panel = panel;
    this.find = (name) => panel.querySelector(`[data-log-${name}]`);
    this.view = this.find('view');
    this.rows = this.find('lines');
    this.follow = this.find('follow');
    this.drawn = new Map();
    this.marked = null;
    this.found = new Found();
    this.whole = new WholeLine(this.find('whole'), this.view);
    this.scheduled = false;
    this.lines = new Lines(panel.dataset.run, Number(panel.dataset.lines), () => this.schedule());
    this.folds = new Folds();
    this.folds.grow(this.lines.total);
    this.folds.arrange();
    this.scroll = new Scroll(this.view, this.find('space'), () => this.folds.count * LINE_HEIGHT);
    this.listen();
    this.learnSections();
    if (!this.goToAddress()) this.scroll.toEnd();
    this.schedule();
  }

  listen() {
    this.view.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.follow.addEventListener('change', () => this.schedule());
    new ResizeObserver(() => this.schedule()).observe(this.view);
    document.body.addEventListener('pressyard:lines', (event) => this.append(event.detail));
    this.find('phases').addEventListener('click', (event) => this.fold(event.target.closest('button')?.dataset.phase));
    window.addEventListener('hashchange', () => this.goToAddress());
    this.rows.addEventListener('click', (event) => {
      this.fold(event.target.closest('[data-unfold]')?.dataset.unfold);
      this.address(event);
      this.choose(event.target.closest('.log-line'));
    });
    this.search = new Search(this.panel.dataset.run, this.find, (line) => this.showNearest(line), (text) => this.found.seek(text, this.drawn.values()));
  }

  // Folding: a phase's lines make one row.

  async learnSections() {
    const answer = await fetch(`/runs/${this.panel.dataset.run}/log/sections`, { headers: { 'X-Requested-With': 'fetch' } }).catch(() => null);
    if (!answer?.ok) return;
    this.folds.begin(await answer.json());
    this.showPhases();
    this.schedule();
  }

  append(chunk) {
    const last = chunk.first + chunk.count - 1;
    this.lines.append(chunk);
    this.folds.append({ phase: chunk.phase, first: chunk.first, last });
    this.showPhases();
    const section = this.folds.sectionOf(last);
    if (section && this.folds.isFolded(section)) this.redraw();
  }

  fold(phase) {
    if (!phase) return;
    const at = this.folds.at(Math.floor(this.scroll.top / LINE_HEIGHT) + 1);
    const line = at.line ?? at.section?.first ?? 1;
    this.folds.toggle(phase);
    this.showPhases();
    this.scroll.to((this.folds.rowOf(line) - 1) * LINE_HEIGHT);
    this.redraw();
  }

  showPhases() {
    showPhases(this.find('phases'), this.folds.phases());
  }

  // Going somewhere: whoever scrolls up does not follow any more.

  scrolled() {
    if (this.lastTop !== undefined && this.view.scrollTop < this.lastTop && this.scroll.rest > LINE_HEIGHT) this.follow.checked = false;
    this.lastTop = this.view.scrollTop;
    this.schedule();
  }

  show(number) {
    this.follow.checked = false;
    this.marked = number;
    const section = this.folds.sectionOf(number);
    if (section && this.folds.isFolded(section)) this.fold(section.phase);
    this.scroll.to(Math.max(0, (this.folds.rowOf(number) - 1) * LINE_HEIGHT - this.view.clientHeight / 3));
    // Below a failure's words, or on a narrow page, the log itself may be out of sight.
    this.view.scrollIntoView({ block: 'nearest' });
    this.redraw();
  }

  /** Shows a line, or the last one where there are fewer; returns which, 0 for none. */
  showNearest(number) {
    const line = Math.min(Math.max(1, number), this.lines.total);
    this.find('tail')?.remove();
    if (line) this.show(line);
    return line;
  }

  goToAddress() {
    const match = /^#L(\d+)$/.exec(location.hash);
    return Boolean(match && this.showNearest(Number(match[1])));
  }

  address(event) {
    const number = event.target.closest('a[data-line]')?.dataset.line;
    if (!number) return;
    event.preventDefault();
    history.replaceState(null, '', `#L${number}`);
    this.show(Number(number));
  }

  /** Marks the line of a row where it stands. Whoever selects text chooses none. */
  choose(row) {
    const number = Number(row?.querySelector('a[data-line]')?.dataset.line);
    if (!number || !getSelection().isCollapsed) return;
    this.marked = number;
    this.rows.querySelector('.log-line-marked')?.classList.remove('log-line-marked');
    row.classList.add('log-line-marked');
    this.whole.of(row);
  }

  // Drawing: once a frame at most, and over several where there is much; rows that stay in view stay in the page.

  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => { this.scheduled = false; this.draw(); });
  }

  redraw() {
    this.drawn.forEach((row, number) => this.remove(row, number));
    this.schedule();
  }

  draw() {
    this.folds.grow(this.lines.total);
    this.scroll.stretch();
    if (this.follow.checked) this.scroll.toEnd();
    const { top } = this.scroll;
    const first = Math.max(1, Math.floor(top / LINE_HEIGHT) + 1 - OVERSCAN);
    const last = Math.min(this.folds.count, Math.ceil((top + this.view.clientHeight) / LINE_HEIGHT) + OVERSCAN);
    this.removeOutside(first, last);
    this.drawRows(first, last);
    const offset = this.view.scrollTop - top;
    this.drawn.forEach((row, number) => { row.style.transform = `translateY(${(number - 1) * LINE_HEIGHT + offset}px)`; });
    this.find('empty').hidden = this.lines.total > 0;
    this.find('count').textContent = this.lines.total === 1 ? '1 line' : `${grouped(this.lines.total)} lines`;
  }

  drawRows(first, last) {
    const until = performance.now() + DRAWING_MS;
    let isFilled = this.lines.total > 0;
    for (let number = first; number <= last; number++) {
      if (performance.now() > until) {
        this.schedule();
        return;
      }
      const { line, section } = this.folds.at(number);
      if (section) this.drawFold(number, section); else this.drawLine(number, line);
      isFilled &&= section || this.drawn.get(number).dataset.filled;
      if (line) this.lines.touch(line);
    }
    // What the page brought along covers the rows until they are all there, not just what the stream has added to them.
    if (isFilled) this.find('tail')?.remove();
  }

  removeOutside(first, last) {
    this.drawn.forEach((row, number) => {
      if (number >= first && number <= last) return;
      this.remove(row, number);
    });
  }

  remove(row, number) {
    row.remove();
    this.found.forget(row);
    this.drawn.delete(number);
  }

  drawLine(number, lineNumber) {
    if (this.drawn.get(number)?.dataset.filled) return;
    const line = this.lines.get(lineNumber);
    const row = this.drawn.get(number) ?? this.place(number, emptyRow(lineNumber, lineNumber === this.marked));
    if (!line) return;
    fill(row, line);
    this.found.mark(row);
    if (lineNumber === this.marked) this.whole.of(row);
  }

  drawFold(number, section) {
    if (this.drawn.has(number)) return;
    this.place(number, foldedRow(section));
  }

  place(number, row) {
    // In the order of the lines, for screen readers and for whoever selects text.
    this.rows.insertBefore(row, this.drawnBehind(number));
    this.drawn.set(number, row);
    return row;
  }

  drawnBehind(number) {
    let next = Infinity;
    for (const other of this.drawn.keys()) if (other > number && other < next) next = other;
    return this.drawn.get(next) ?? null;
  }
}
