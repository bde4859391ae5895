const net = require('net');
net.createServer((c) => c.on('data', (d) => c.write(String(d).toUpperCase()))).listen(process.platform === 'win32' ? '\\\\.\\pipe\\sol' : '/tmp/sol.sock');
