/** One pixel, whole. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const table = Buffer.from("id,title,text,type\n1,Lift,It stopped.,Lifts\n");

/** A file that the route at this path takes. */
export function fileFor(path: string): { name: string; content: Buffer } {
  if (/\/(photo|logo)$/.test(path)) return { name: "picture.png", content: pixel };
  if (path.endsWith("/imports")) return { name: "old.csv", content: table };
  return { name: "a.txt", content: Buffer.from("hello") };
}
