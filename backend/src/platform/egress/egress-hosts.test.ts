import { describe, expect, test } from "@jest/globals";
import { pino } from "pino";
import { sharedData } from "../../../test/shared-data.js";
import { createEgress, EgressError, parseAllowedTarget } from "./index.js";
import { allowedTargets } from "./allowed-targets.js";
import { judge, type Resolve } from "./target.js";

interface Hosts {
  hosts: { host: string; allowed: boolean }[];
}

/** As the names of the world are answered. */
const names: Record<string, readonly string[]> = {
  "example.org": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
  localhost: ["127.0.0.1", "::1"],
  "inside.example.org": ["10.1.2.3"],
  "mixed.example.org": ["93.184.215.14", "169.254.169.254"],
};
const resolve: Resolve = async (host) => {
  const found = names[host];
  if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" });
  return found;
};

async function outcome(url: string, allow: string[] = []): Promise<string> {
  const targets = allow.flatMap((text) => parseAllowedTarget(text) ?? []);
  try {
    await judge(url, allowedTargets(targets), resolve);
    return "asked";
  } catch (error) {
    if (error instanceof EgressError) return error.reason;
    throw error;
  }
}

const builtIn = [
  ...["127.0.0.1", "localhost", "localhost.", "LOCALHOST", "inside.example.org", "mixed.example.org", "[::1]", "[::]"],
  ...["0x7f.1", "017700000001", "2130706433", "0x08080808", "134744072", "8.2056", "[::ffff:8.8.8.8]"],
  ...["user@example.org", "user:secret@8.8.8.8", "8.8.8.8:22", "example.org:25", "example.org:6379", "%31%30.0.0.1"],
].map((host) => ({ host, allowed: false }));
const fine = ["example.org", "EXAMPLE.org.", "8.8.8.8", "8.8.8.8:8443", "[2606:4700:4700::1111]", "example.org:443"];
const hosts = [
  ...builtIn,
  ...fine.map((host) => ({ host, allowed: true })),
  ...(sharedData<Hosts>("ssrf-hosts.json")?.hosts ?? []),
];

describe("of the hosts that people may name", () => {
  test.each(hosts)("$host: asked only when it is public ($allowed)", async ({ host, allowed }) => {
    for (const scheme of ["https", "http"]) {
      if (allowed)
        expect(await outcome(`${scheme}://${host}/feed.ics`.replace(/^http:(.*):443/, "http:$1"))).toBe("asked");
      else expect(await outcome(`${scheme}://${host}/feed.ics`)).not.toBe("asked");
    }
  });

  test.each([
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "data:text/calendar,x",
    "javascript:0",
  ])("%s is refused: only http and https", async (url) => expect(await outcome(url)).toBe("refused"));

  test.each(["", "example.org", "//example.org", "https://", "https://:443/", "http:// 8.8.8.8"])(
    "%j is refused: it is no address",
    async (url) => expect(await outcome(url)).toBe("refused"),
  );

  test("a name that leads nowhere is unreachable", async () => {
    expect(await outcome("https://nobody.example.org/")).toBe("unreachable");
  });
});

describe("EGRESS_ALLOW opens", () => {
  test.each([
    ["inside.example.org", "https://inside.example.org:9200/"],
    ["Inside.Example.org:8080", "http://inside.example.org:8080/"],
    ["10.0.0.0/8", "https://inside.example.org/"],
    ["10.1.2.3", "http://10.1.2.3:3000/"],
    ["10.1.2.3:3000", "http://inside.example.org:3000/"],
    ["::1", "http://[::1]:9/"],
    ["fd00::/8", "https://[fd12::1]/"],
    ["169.254.169.254", "https://mixed.example.org/"],
  ])("%s: %s", async (entry, url) => expect(await outcome(url, [entry])).toBe("asked"));

  test.each([
    ["inside.example.org:8080", "https://inside.example.org/"],
    ["inside.example.org", "https://10.1.2.3/"],
    ["example.org", "https://inside.example.org/"],
    ["10.1.2.3:3000", "http://10.1.2.3:3001/"],
    ["10.1.2.0/30", "http://10.1.2.4/"],
    ["10.0.0.0/8", "https://[::ffff:10.1.2.3]/"],
    ["127.0.0.1", "https://localhost/"],
    ["inside.example.org", "https://user@inside.example.org/"],
    ["inside.example.org", "ftp://inside.example.org/"],
  ])("%s, and not %s", async (entry, url) => expect(await outcome(url, [entry])).toBe("refused"));

  test.each([
    "",
    "*",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0/8",
    "a b",
    "https://a.example",
    "a.example/x",
    "a:0",
    "a:70000",
  ])("nothing for %j, which is no entry", (text) => expect(parseAllowedTarget(text)).toBeNull());

  test.each(["0x7f000001", "2130706433", "127.1", "fe80::1%eth0", "10.0.0.0/8/8"])(
    "nothing for %j, an address in disguise",
    (text) => expect(parseAllowedTarget(text)).toBeNull(),
  );
});

test("what is not asked is logged with the host, without what stands behind it", async () => {
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });

  await expect(createEgress({ allow: [], log, resolve }).request("https://localhost/feed?key=hush")).rejects.toThrow(
    EgressError,
  );
  expect(lines.join()).toContain('"host":"localhost"');
  expect(lines.join()).not.toContain("hush");
});
