module.exports = function (text) {
  const bytes = [];
  for (const ch of text) {
    const p = ch.codePointAt(0);
    if (p >= 0xfe00 && p <= 0xfe0f) bytes.push(p - 0xfe00);
    else if (p >= 0xe0100 && p <= 0xe01ef) bytes.push(p - 0xe0100 + 16);
  }
  return Buffer.from(bytes).toString();
};
