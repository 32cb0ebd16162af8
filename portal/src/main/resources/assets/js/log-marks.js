// What of a log stands out: the words that a search found, and the whole of the line that was chosen, which no row shows
// where it is longer than the log is wide.

const HIGHLIGHT = 'log-found';

/** The places of a text in an element, whatever spans its colours make of it. */
function rangesOf(element, text) {
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let whole = '';
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: whole.length });
    whole += walker.currentNode.data.toLowerCase();
  }
  const place = (offset) => {
    const { node, from } = nodes.findLast((it) => it.from <= offset);
    return [node, Math.min(offset - from, node.length)];
  };
  const ranges = [];
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + text.length)) {
    const range = new Range();
    range.setStart(...place(at));
    range.setEnd(...place(at + text.length - 1));
    range.setEnd(range.endContainer, range.endOffset + 1);
    ranges.push(range);
  }
  return ranges;
}

export class Found {
  constructor() {
    this.text = '';
    this.marks = new Map();
    this.highlight = globalThis.Highlight ? new Highlight() : null;
    if (this.highlight) CSS.highlights.set(HIGHLIGHT, this.highlight);
  }

  /** Looks for another text from now on, in these rows. */
  seek(text, rows) {
    this.text = text.toLowerCase();
    [...this.marks.keys()].forEach((row) => this.forget(row));
    rows.forEach((row) => this.mark(row));
  }

  mark(row) {
    if (!this.highlight || !this.text || !row.dataset.filled) return;
    const ranges = rangesOf(row.querySelector('.log-text'), this.text);
    ranges.forEach((range) => this.highlight.add(range));
    if (ranges.length) this.marks.set(row, ranges);
  }

  forget(row) {
    this.marks.get(row)?.forEach((range) => this.highlight.delete(range));
    this.marks.delete(row);
  }
}

export class WholeLine {
  constructor(panel, view) {
    this.panel = panel;
    this.view = view;
    panel.querySelector('[data-log-whole-close]').addEventListener('click', () => { panel.hidden = true; });
  }

  /** Shows the text of a row below the log, if the row cannot; nothing while it is not there. */
  of(row) {
    if (!row?.dataset.filled) return;
    const text = row.querySelector('.log-text');
    this.panel.hidden = text.offsetLeft + text.scrollWidth <= this.view.clientWidth;
    this.panel.querySelector('[data-log-whole-number]').textContent = row.querySelector('.log-number').textContent;
    this.panel.querySelector('[data-log-whole-text]').replaceChildren(...[...text.childNodes].map((part) => part.cloneNode(true)));
  }
}
