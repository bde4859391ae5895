process.stdin.on('data', () => process.stdout.write('{}\n'));
