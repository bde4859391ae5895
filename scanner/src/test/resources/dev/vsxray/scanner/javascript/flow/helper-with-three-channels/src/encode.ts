export function encode(text: string | Uint8Array): string {
  return Buffer.from(text as string).toString('base64');
}
