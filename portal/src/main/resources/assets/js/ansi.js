// SGR sequences (ECMA-48) of a line as spans with classes; every other control sequence is dropped. The sixteen colours of
// the palette are the theme's, as numbers; of the others the style sheet is told, and keeps them legible.

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

const BRIGHT = 8;

function ofPalette(code) {
  if (code >= 30 && code <= 37) return { colour: code - 30 };
  if (code >= 40 && code <= 47) return { back: code - 40 };
  if (code >= 90 && code <= 97) return { colour: code - 90 + BRIGHT };
  if (code >= 100 && code <= 107) return { back: code - 100 + BRIGHT };
  return {};
}

const LEVELS = [0, 95, 135, 175, 215, 255];
const isByte = (value) => Number.isInteger(value) && value >= 0 && value <= 255;
const rgb = (parts) => (parts.length === 3 && parts.every(isByte) ? `rgb(${parts.join(', ')})` : null);

// The 256 of xterm: the palette, a cube of 216, and greys.
function ofMany(index) {
  if (!isByte(index)) return null;
  if (index < 16) return index;
  if (index >= 232) return rgb(Array(3).fill(8 + 10 * (index - 232)));
  return rgb([36, 6, 1].map((place) => LEVELS[Math.floor((index - 16) / place) % 6]));
}

// 5;n or 2;r;g;b. With colons, the name of a colour space may stand before the three.
function extended([space, ...values]) {
  if (space === 5) return ofMany(values[0]);
  return space === 2 ? rgb(values.slice(values.length > 3 ? 1 : 0).slice(0, 3)) : null;
}

function following(codes, from) {
  return codes.slice(from, from + (codes[from] === '5' ? 2 : 4)).map(Number);
}

function applied(style, parameters) {
  let next = style;
  const codes = parameters.split(';');
  for (let index = 0; index < codes.length; index++) {
    // ITU T.416 writes a colour's parts with colons, within one parameter.
    const [code, ...own] = codes[index].split(':').map(Number);
    if (code === 38 || code === 48) {
      const parts = own.length ? own : following(codes, index + 1);
      const name = code === 38 ? 'colour' : 'back';
      next = { ...next, [name]: extended(parts) ?? next[name] };
      if (!own.length) index += parts.length;
    } else if (code === 4 && own[0] === 0) next = { ...next, underline: false };
    else next = { ...next, ...(SIMPLE[code] ?? ofPalette(code)) };
  }
  return next;
}

function paint(span, name, colour) {
  if (colour === null) return;
  const own = typeof colour === 'string';
  span.classList.add(own ? `${name}-own` : `${name}-${colour}`);
  // Set by a script's own means: markup may not bring styles along.
  if (own) span.style.setProperty(`--${name}-own`, colour);
}

function append(parent, text, style) {
  if (!text) return;
  const { colour, back, ...marks } = style;
  const span = document.createElement('span');
  Object.keys(marks).filter((name) => marks[name]).forEach((name) => span.classList.add(`ansi-${name}`));
  paint(span, 'ansi', colour);
  paint(span, 'ansi-back', back);
  span.textContent = text;
  parent.append(span.className ? span : text);
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
