// Where a log is scrolled to: the height of its space is that of all rows. Browsers cannot lay out elements of any height
// (Firefox ends at 17.9 million pixels): past the tallest, scrolling is scaled.

const TALLEST = 12_000_000;

export class Scroll {
  /** @param height gives the pixels that all rows take together */
  constructor(view, space, height) {
    this.view = view;
    this.space = space;
    this.heightOfRows = height;
  }

  get height() { return this.heightOfRows(); }
  get spaceHeight() { return Math.min(this.height, TALLEST); }
  get scrollable() { return Math.max(1, this.spaceHeight - this.view.clientHeight); }
  get isScaled() { return this.height > TALLEST; }

  /** The distance in pixels from the top of the whole log to the top of what is in view. */
  get top() {
    if (!this.isScaled) return this.view.scrollTop;
    return (this.view.scrollTop / this.scrollable) * (this.height - this.view.clientHeight);
  }

  /** The pixels that are left to scroll down. */
  get rest() { return this.scrollable - this.view.scrollTop; }

  to(top) {
    this.stretch();
    this.view.scrollTop = this.isScaled ? (top / (this.height - this.view.clientHeight)) * this.scrollable : top;
  }

  toEnd() { this.to(Math.max(0, this.height - this.view.clientHeight)); }

  /** Gives the space the height that its rows need now. */
  stretch() {
    const height = `${this.spaceHeight}px`;
    if (this.space.style.height !== height) this.space.style.height = height;
  }
}
