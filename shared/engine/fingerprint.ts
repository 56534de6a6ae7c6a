/** A 64-bit hash of some words as 16 hex digits: two FNV-1a runs of 32 bits from different offsets. Stable across versions. */
export function fingerprint(parts: readonly string[]): string {
  const text = parts.join("\u0000");
  return hex(fnv1a(text, 0x811c9dc5)) + hex(fnv1a(text, 0x01000193));
}

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, "0");
