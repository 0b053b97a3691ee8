import { encode } from "uqr";

/** Modules around the code, as the standard asks for. */
const QUIET = 4;

/** A text as a QR code, dark on light in both themes: cameras read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 max-w-full rounded-control bg-on-inverse text-inverse forced-color-adjust-none dark:bg-inverse dark:text-on-inverse"
    >
      <path d={pathOf(data)} fill="currentColor" />
    </svg>
  );
}

/** One stroke for each run of dark modules in a row. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  rows.forEach((row, y) => {
    let begun = -1;
    [...row, false].forEach((dark, x) => {
      if (dark && begun < 0) begun = x;
      if (!dark && begun >= 0) {
        runs.push(`M${begun} ${y}h${x - begun}v1h-${x - begun}z`);
        begun = -1;
      }
    });
  });
  return runs.join("");
}
