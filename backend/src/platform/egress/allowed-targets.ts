import { BlockList, isIP } from "node:net";

/** One entry of `EGRESS_ALLOW`: a name, or a network; a port, or any. */
export interface AllowedTarget {
  host: string | null;
  network: { address: string; bits: number } | null;
  port: number | null;
}

/**
 * Reads an entry: `intranet.example.org`, `intranet.example.org:8443`, `10.1.2.3`, `10.1.2.3:8080`, `10.0.0.0/8` or `fd12::/48`.
 * @returns null for what is none of these.
 */
export function parseAllowedTarget(text: string): AllowedTarget | null {
  const [address = "", length, ...more] = text.split("/");
  if (more.length > 0) return null;
  if (isIP(address)) return networkOf(address, length, null);
  const [, host = "", port] = /^([a-z0-9._-]+?)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === "" || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return null;
  const known = port === undefined ? null : Number(port);
  if (isIP(host)) return networkOf(host, undefined, known);
  // "0x7f.1" or "2130706433" would be an address in disguise, compared as a name.
  return /[a-z]$/i.test(host) && !host.startsWith("0x")
    ? { host: host.toLowerCase(), network: null, port: known }
    : null;
}

function networkOf(address: string, length: string | undefined, port: number | null): AllowedTarget | null {
  const most = isIP(address) === 4 ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  if (address.includes("%") || !/^\d{0,3}$/.test(length ?? "") || length === "" || bits > most) return null;
  return { host: null, network: { address, bits }, port };
}

/** What the operator opened besides the public network. */
export interface AllowedTargets {
  /** By its name, whatever addresses that leads to. */
  hasHost(host: string, port: number): boolean;
  hasAddress(address: string, port: number): boolean;
}

export function allowedTargets(targets: readonly AllowedTarget[]): AllowedTargets {
  const fits = (target: AllowedTarget, port: number) => target.port === null || target.port === port;
  const networks = targets.flatMap(({ network, port }) => {
    if (!network) return [];
    const list = new BlockList();
    list.addSubnet(network.address, network.bits, familyOf(network.address));
    return [{ list, family: familyOf(network.address), port }];
  });
  return {
    hasHost: (host, port) => targets.some((target) => target.host === host && fits(target, port)),
    hasAddress: (address, port) =>
      networks.some(
        // Of the same family alone: a list also finds an IPv4 network in an address that only carries one.
        ({ list, family, port: own }) =>
          family === familyOf(address) && (own === null || own === port) && list.check(address, family),
      ),
  };
}

const familyOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");
