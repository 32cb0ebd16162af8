// The lines of a log by number: in blocks, fetched when they come into view and forgotten when they have long been out of it; what
// the event stream brings goes into the last blocks.

import { forgetProblem, tellProblem, tellStatus } from './problems.js';

// A screen is some 60 lines: a jump waits for no more than it shows and a little around it.
const BLOCK = 200;
const BLOCKS_KEPT = 100;
const TRY_AGAIN_MS = 3000;

/** Lines by number, from 1; fetches what it lacks. */
export class Lines {
  constructor(run, total, changed) {
    this.run = run;
    this.total = total;
    this.changed = changed;
    this.blocks = new Map();
    this.loading = new Set();
    this.isProblemTold = false;
  }

  get(number) {
    const block = Math.floor((number - 1) / BLOCK);
    const lines = this.blocks.get(block);
    const line = lines?.[(number - 1) % BLOCK];
    if (line === undefined) this.fetch(block);
    return line;
  }

  /** Keeps the lines around a number from being forgotten. */
  touch(number) {
    const block = Math.floor((number - 1) / BLOCK);
    const lines = this.blocks.get(block);
    if (!lines) return;
    this.blocks.delete(block);
    this.blocks.set(block, lines);
  }

  async fetch(block) {
    if (this.loading.has(block)) return;
    this.loading.add(block);
    const answer = await fetch(`/runs/${this.run}/log/lines?from=${block * BLOCK + 1}&count=${BLOCK}`,
      { headers: { 'X-Requested-With': 'fetch' } }).catch(() => null);
    // An answer may be cut off, too.
    const found = answer?.ok ? await answer.json().catch(() => null) : null;
    if (found) this.take(found); else await this.tellAndWait(answer);
    this.loading.delete(block);
    // Who draws what is in view asks again for what is not there yet.
    this.changed();
  }

  take({ total, lines }) {
    this.total = Math.max(this.total, total);
    lines.forEach((line) => this.put(line.number, { phase: line.phase, at: Date.parse(line.writtenAt), text: line.text }));
    this.forgetOld();
    if (this.isProblemTold) forgetProblem();
    this.isProblemTold = false;
  }

  tellAndWait(answer) {
    this.isProblemTold = true;
    if (answer?.status === 401) tellStatus(answer.status);
    else tellProblem('Lines of the log could not be fetched. Trying again…');
    return new Promise((done) => { setTimeout(done, TRY_AGAIN_MS); });
  }

  put(number, line) {
    const block = Math.floor((number - 1) / BLOCK);
    if (!this.blocks.has(block)) this.blocks.set(block, []);
    this.blocks.get(block)[(number - 1) % BLOCK] = line;
  }

  forgetOld() {
    for (const block of this.blocks.keys()) {
      if (this.blocks.size <= BLOCKS_KEPT) break;
      this.blocks.delete(block);
    }
  }

  /** What the event stream brought. A block that it begins in the middle is completed when somebody looks at it. */
  append(chunk) {
    chunk.text.split('\n').slice(0, chunk.count).forEach((text, index) => {
      this.put(chunk.first + index, { phase: chunk.phase, at: chunk.at, text });
    });
    this.total = Math.max(this.total, chunk.first + chunk.count - 1);
    this.forgetOld();
    this.changed();
  }
}
