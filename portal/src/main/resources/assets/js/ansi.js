// SGR colour sequences (ECMA-48) of a line as spans with classes; every other control sequence is dropped.

const SEQUENCE = /\u001b\[([0-9;:]*)([A-Za-z])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

const PLAIN = { colour: null, bold: false, dim: false, underline: false };

function applied(style, parameters) {
  const codes = parameters.split(/[;:]/).map(Number);
  let next = { ...style };
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index];
    if (code === 0) next = { ...PLAIN };
    else if (code === 1) next.bold = true;
    else if (code === 2) next.dim = true;
    else if (code === 4) next.underline = true;
    else if (code === 22) next.bold = next.dim = false;
    else if (code === 24) next.underline = false;
    else if (code >= 30 && code <= 37) next.colour = code - 30;
    else if (code >= 90 && code <= 97) next.colour = code - 90;
    else if (code === 39) next.colour = null;
    else if (code === 38 || code === 48) {
      if (codes[index + 1] === 5) {
        if (code === 38 && codes[index + 2] < 16) next.colour = codes[index + 2] % 8;
        index += 2;
      } else index += 4;
    }
  }
  return next;
}

function classes(style) {
  const names = [];
  if (style.colour !== null) names.push(`ansi-${style.colour}`);
  if (style.bold) names.push('ansi-bold');
  if (style.dim) names.push('ansi-dim');
  if (style.underline) names.push('ansi-underline');
  return names.join(' ');
}

function append(parent, text, style) {
  if (!text) return;
  const names = classes(style);
  if (!names) {
    parent.append(text);
    return;
  }
  const span = document.createElement('span');
  span.className = names;
  span.textContent = text;
  parent.append(span);
}

/** Fills an element with a line of a log. */
export function renderLine(parent, line) {
  let style = PLAIN;
  let from = 0;
  SEQUENCE.lastIndex = 0;
  for (let match = SEQUENCE.exec(line); match; match = SEQUENCE.exec(line)) {
    append(parent, line.slice(from, match.index), style);
    if (match[2] === 'm') style = applied(style, match[1]);
    from = SEQUENCE.lastIndex;
  }
  append(parent, line.slice(from), style);
}
