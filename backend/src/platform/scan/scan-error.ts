/** There is no verdict; the message says why, for those who run the desk. */
export class ScanError extends Error {
  override readonly name = "ScanError";
}
