// What a line of a log, a phase that was folded, and the bar of phases look like.

import { renderLine } from './ansi.js';

/** 1234567 as 1,234,567; the browser's own way loads its knowledge of all languages first, which holds up a first screen. */
export const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

/** The row of a line whose text is not there yet. */
export function emptyRow(number, marked) {
  const row = document.createElement('div');
  row.className = marked ? 'log-line log-line-marked' : 'log-line';
  const address = document.createElement('a');
  address.className = 'log-number';
  address.href = `#L${number}`;
  address.dataset.line = number;
  address.tabIndex = -1;
  address.textContent = number;
  row.append(address, ...['log-time', 'log-phase', 'log-text'].map((name) => {
    const cell = document.createElement('span');
    cell.className = name;
    return cell;
  }));
  return row;
}

export function fill(row, line) {
  row.dataset.filled = 'true';
  row.querySelector('.log-phase').textContent = line.phase;
  row.querySelector('.log-time').textContent = new Date(line.at).toISOString().slice(11, 19);
  renderLine(row.querySelector('.log-text'), line.text);
}

/** The one row that stands for all lines of a phase. */
export function foldedRow(section) {
  const row = document.createElement('div');
  row.className = 'log-line log-fold';
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.unfold = section.phase;
  button.setAttribute('aria-expanded', 'false');
  const lines = section.last - section.first + 1;
  button.textContent = `${section.phase}: ${grouped(lines)} ${lines === 1 ? 'line' : 'lines'} folded`;
  row.append(button);
  return row;
}

/** The bar of buttons that fold the phases. */
export function showPhases(bar, phases) {
  bar.hidden = phases.length < 2;
  phases.forEach(({ phase, lines, folded }, index) => {
    const button = bar.children[index] ?? bar.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'log-phase-button';
    button.dataset.phase = phase;
    button.setAttribute('aria-expanded', String(!folded));
    button.title = folded ? `Show the lines of ${phase}` : `Fold the lines of ${phase}`;
    button.textContent = `${phase} ${grouped(lines)}`;
  });
}
