import { expect, test } from "@jest/globals";
import { deviceName } from "./device-name.js";

const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, "Chrome on Windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/126.0.0.0`, "Microsoft Edge on Windows"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`, "Chrome on Linux"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "Safari on macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
  ],
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot"],
  ["curl/8.5.0", "curl"],
  ["node", "node"],
  ["python-requests/2.31", "python-requests"],
])("%s is shown as %s", (header, name) => {
  expect(deviceName(header)).toBe(name);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["spaces", "   "],
  ["a formula", "=cmd|' /C calc'!A0"],
  ["markup", "<script>alert(1)</script>"],
  ["other scripts", "机器"],
])("of %s nothing is shown", (_, header) => {
  expect(deviceName(header)).toBeNull();
});

/** Milliseconds of the processor so far: a busy machine must not count. */
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

test("a header made to keep a parser busy takes no time", () => {
  const start = spent();
  for (const part of ["(", "version/", "Android ", "1.", "firefox", " ", "x/1."]) deviceName(part.repeat(20_000));
  expect(spent() - start).toBeLessThan(5_000);
});

test("a header seen before is not worked out again", () => {
  const timed = (header: (n: number) => string, times: number) => {
    const start = spent();
    for (let n = 0; n < times; n++) deviceName(header(n));
    return spent() - start;
  };
  const firefox = (version: number) =>
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Firefox/${version}.0`;
  const others = timed((n) => firefox(1000 + n), 300);

  expect(timed(() => firefox(999), 300)).toBeLessThan(others / 5);
});
