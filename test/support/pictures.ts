const beginnings = {
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pdf: Buffer.from("%PDF-1.7\n"),
  gif: Buffer.from("GIF89a"),
};

/** A file that begins as its kind does, with words in it to be looked for, and as long as wanted. */
export function pictureOf(kind: keyof typeof beginnings, words: string, length = 0): Buffer {
  const begun = Buffer.concat([beginnings[kind], Buffer.from(words)]);
  return Buffer.concat([begun, Buffer.alloc(Math.max(0, length - begun.length), 0x20)]);
}
