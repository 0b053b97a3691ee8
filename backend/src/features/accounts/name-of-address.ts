/** A name to begin with for somebody of whom only the address is known: "mei.lin+desk@…" becomes "Mei Lin". */
export function nameOfAddress(email: string): string {
  const [local = ""] = email.split("@");
  const words = local
    .replace(/\+.*$/, "")
    .split(/[._-]+/)
    .filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return (name || email).slice(0, 120);
}
