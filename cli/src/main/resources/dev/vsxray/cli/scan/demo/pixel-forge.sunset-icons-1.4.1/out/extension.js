// An inert sample of vsxray: the line below looks almost empty. It holds 59 invisible characters that decode to code.
const decode = (text) => [...text].map((c) => c.codePointAt(0)).map((c) => (c < 0xfe10 ? c - 0xfe00 : c - 0xe0100 + 16));
eval(Buffer.from(decode(`󠅓󠅟󠅞󠅣󠅟󠅜󠅕󠄞󠅜󠅟󠅗󠄘󠄒󠅙󠅞󠅕󠅢󠅤󠄐󠅣󠅑󠅝󠅠󠅜󠅕󠄐󠅟󠅖󠄐󠅦󠅣󠅨󠅢󠅑󠅩󠄪󠄐󠅞󠅟󠅤󠅘󠅙󠅞󠅗󠄐󠅘󠅑󠅠󠅠󠅕󠅞󠅣󠄐󠅘󠅕󠅢󠅕󠄒󠄙`)).toString("utf-8"));

exports.activate = () => {};
