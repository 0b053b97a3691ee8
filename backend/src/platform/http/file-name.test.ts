import { expect, test } from "@jest/globals";
import { cleanFileName, contentDisposition } from "./file-name.js";

test.each([
  ["invoice.pdf", "invoice.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\me\\photo.jpg", "photo.jpg"],
  ["a\u0000b\r\n.txt", "ab.txt"],
  ["holiday\u202Egpj.exe", "holidaygpj.exe"],
  ["  two   spaces .txt ", "two spaces .txt"],
  [".htaccess", "htaccess"],
  ["..", "file"],
  ["", "file"],
  ["\u200B", "file"],
  ["Rechnung – März.pdf", "Rechnung – März.pdf"],
])("a file sent as %j is kept as %j", (sent, kept) => {
  expect(cleanFileName(sent)).toBe(kept);
});

test("a name of more than 255 bytes loses its middle and keeps its ending, without half a letter", () => {
  const name = cleanFileName(`${"ü".repeat(300)}.jpeg`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).toMatch(/^ü+\.jpeg$/);
});

test("Content-Disposition carries the true name for new clients and a harmless one for old ones", () => {
  expect(contentDisposition("attachment", 'Beleg "März" (1).pdf')).toBe(
    "attachment; filename=\"Beleg _M_rz_ (1).pdf\"; filename*=UTF-8''Beleg%20%22M%C3%A4rz%22%20%281%29.pdf",
  );
});
