import { BlockList, isIP } from "node:net";

/** What lies between us and ourselves, our network, or nobody: the registry of IANA, and what clouds keep to themselves. */
const SPECIAL_V4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // behind a carrier's translation, and the metadata of one cloud
  "127.0.0.0/8", // this machine
  "168.63.129.16/32", // the host under a machine of one cloud
  "169.254.0.0/16", // link-local, and the metadata of most clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocols, and the metadata of one cloud
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // relays of 6to4
  "192.168.0.0/16", // private
  "198.18.0.0/15", // measurements
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and the broadcast
];

/** Of all of IPv6 only this is given out; loopback, private, link-local, multicast and mapped addresses lie outside. */
const GIVEN_OUT_V6 = ["2000::/3"];
const SPECIAL_V6 = [
  "2001::/23", // protocols, among them Teredo, which carries IPv4 addresses
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: any IPv4 address
  "3fff::/20", // documentation
];

const specialV4 = listOf(SPECIAL_V4, "ipv4");
const givenOutV6 = listOf(GIVEN_OUT_V6, "ipv6");
const specialV6 = listOf(SPECIAL_V6, "ipv6");

/** Whether an address belongs to somebody in the public network, so that asking it tells nothing of ours. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !specialV4.check(address, "ipv4");
    case 6:
      // A zone ("%eth0") is a place on this machine.
      if (address.includes("%")) return false;
      return givenOutV6.check(address, "ipv6") && !specialV6.check(address, "ipv6") && !isTunnelled(address);
    default:
      return false;
  }
}

/** ISATAP: below any network's prefix, a last half of 0:5efe or 200:5efe and an IPv4 address. */
function isTunnelled(address: string): boolean {
  const groups = groupsOf(address);
  return (groups[4] === "0" || groups[4] === "200") && groups[5] === "5efe";
}

/** All eight groups, without leading zeros. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  if (tail === undefined) return head.split(":");
  const [first, last] = [head, tail].map((part) => (part === "" ? [] : part.split(":"))) as [string[], string[]];
  return [...first, ...Array<string>(8 - first.length - last.length).fill("0"), ...last];
}

function listOf(networks: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
