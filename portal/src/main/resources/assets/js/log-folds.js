// Which rows a log shows: a line each, or one row for all lines of a phase that was folded. Rows and lines count from 1.

export class Folds {
  constructor() {
    this.sections = [];
    this.early = [];
    this.known = false;
    this.folded = new Set();
    this.total = 0;
    this.starts = [];
    this.count = 0;
  }

  /** What the server says of the lines until now; what the stream brought meanwhile comes behind it. */
  begin(sections) {
    this.sections = sections;
    this.known = true;
    this.early.forEach((section) => this.extend(section));
    this.early = [];
    this.arrange();
  }

  /** What the stream brings. */
  append(section) {
    this.total = Math.max(this.total, section.last);
    if (this.known) this.extend(section); else this.early.push(section);
    this.arrange();
  }

  extend({ phase, last }) {
    const end = this.sections.at(-1);
    const from = (end?.last ?? 0) + 1;
    if (last < from) return;
    if (end?.phase === phase) end.last = last;
    else this.sections.push({ phase, first: from, last });
  }

  grow(total) {
    if (total <= this.total) return;
    this.total = total;
    this.arrange();
  }

  toggle(phase) {
    if (!this.folded.delete(phase)) this.folded.add(phase);
    this.arrange();
  }

  isFolded(section) { return this.folded.has(section.phase); }

  /** Where each section's rows begin. Lines that no section has yet are rows behind the last. */
  arrange() {
    let row = 1;
    this.starts = this.sections.map((section) => {
      const start = row;
      row += this.isFolded(section) ? 1 : section.last - section.first + 1;
      return start;
    });
    const covered = this.sections.at(-1)?.last ?? 0;
    this.tail = { row, line: covered + 1 };
    this.count = row - 1 + Math.max(0, this.total - covered);
  }

  /** The line of a row, or the folded section that it stands for. */
  at(row) {
    if (row >= this.tail.row) return { line: this.tail.line + row - this.tail.row };
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= row) low = middle; else high = middle - 1;
    }
    const section = this.sections[low];
    return this.isFolded(section) ? { section } : { line: section.first + row - this.starts[low] };
  }

  sectionOf(line) { return this.sections.find(({ first, last }) => line >= first && line <= last); }

  rowOf(line) {
    const index = this.sections.findIndex(({ first, last }) => line >= first && line <= last);
    if (index < 0) return this.tail.row + line - this.tail.line;
    return this.starts[index] + (this.isFolded(this.sections[index]) ? 0 : line - this.sections[index].first);
  }

  /** The phases in the order in which they begin, with how many lines each has. */
  phases() {
    const phases = new Map();
    this.sections.forEach(({ phase, first, last }) => phases.set(phase, (phases.get(phase) ?? 0) + last - first + 1));
    return [...phases].map(([phase, lines]) => ({ phase, lines, folded: this.folded.has(phase) }));
  }
}
