/** Overrides, embeddings and isolates of direction. This file imports nothing, so that the browser can have it alone. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/;
const [END_OF_TURN, END_OF_ISOLATE] = ["\u202C", "\u2069"];

/** Ends, line by line, whatever turns a text around, so that nothing which follows is turned with it. */
export function closeDirections(text: string): string {
  return TURNS.test(text) ? text.split("\n").map(closedLine).join("\n") : text;
}

function closedLine(line: string): string {
  const open: string[] = [];
  for (const sign of line) {
    if ("\u202A\u202B\u202D\u202E".includes(sign)) open.push(END_OF_TURN);
    else if ("\u2066\u2067\u2068".includes(sign)) open.push(END_OF_ISOLATE);
    else if (sign === END_OF_TURN && open.at(-1) === sign) open.pop();
    else if (sign === END_OF_ISOLATE && open.includes(sign)) open.length = open.lastIndexOf(sign);
  }
  return line + open.reverse().join("");
}
