// SGR sequences (ECMA-48) of a line as spans with classes; every other control sequence is dropped. Of colours the
// sixteen of the palette are shown, by their eight names; others leave the text as it is.

const SEQUENCE = /\u001b\[([0-9;:]*)([A-Za-z])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

const PLAIN = { colour: null, back: null, bold: false, dim: false, italic: false, underline: false, inverse: false };

const SIMPLE = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  39: { colour: null },
  49: { back: null },
};

function ofPalette(code) {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { colour: code % 10 };
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return { back: code % 10 };
  return {};
}

// 38;5;n and 38;2;r;g;b, for the text, or with 48 for what is behind it.
function extended(code, [space, value]) {
  if (space !== 5 || !(value < 16)) return {};
  return code === 38 ? { colour: value % 8 } : { back: value % 8 };
}

const partsOf = (space) => (space === 5 ? 2 : 4);

function applied(style, parameters) {
  let next = style;
  const codes = parameters.split(';');
  for (let index = 0; index < codes.length; index++) {
    // ITU T.416 writes a colour's parts with colons, within one parameter.
    const [code, ...own] = codes[index].split(':').map(Number);
    if (code === 38 || code === 48) {
      const parts = own.length ? own : codes.slice(index + 1, index + 3).map(Number);
      next = { ...next, ...extended(code, parts) };
      if (!own.length) index += partsOf(parts[0]);
    } else if (code === 4 && own[0] === 0) next = { ...next, underline: false };
    else next = { ...next, ...(SIMPLE[code] ?? ofPalette(code)) };
  }
  return next;
}

function classes({ colour, back, ...marks }) {
  const names = Object.keys(marks).filter((name) => marks[name]).map((name) => `ansi-${name}`);
  if (colour !== null) names.push(`ansi-${colour}`);
  if (back !== null) names.push(`ansi-back-${back}`);
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
